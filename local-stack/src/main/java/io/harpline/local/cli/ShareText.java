package io.harpline.local.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Shares as `harpline harp` takes them: 10%, or 10.
final class ShareText implements ITypeConverter<Integer> {

    private static final Pattern FORM = Pattern.compile("(\\d{1,2}|100)%?");

    @Override
    public Integer convert(String text) {
        Matcher share = FORM.matcher(text);
        if (!share.matches()) {
            throw new TypeConversionException("'" + text + "' is no share from 0% to 100%");
        }
        return Integer.valueOf(share.group(1));
    }
}
