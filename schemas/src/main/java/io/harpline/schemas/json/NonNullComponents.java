package io.harpline.schemas.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/// Makes reading hold what `@NullMarked` promises: a record component without `@Nullable` is neither absent nor null.
final class NonNullComponents extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1;

    @Override
    public JsonSetter.Value findSetterInfo(Annotated annotated) {
        return annotated instanceof AnnotatedParameter parameter
                        && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                        && isNonNull(constructor, parameter.getIndex())
                ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                : JsonSetter.Value.empty();
    }

    private static boolean isNonNull(Constructor<?> constructor, int component) {
        Class<?> type = constructor.getDeclaringClass();
        AnnotatedType componentType = constructor.getAnnotatedParameterTypes()[component];
        return type.isRecord()
                && type.getPackage().isAnnotationPresent(NullMarked.class)
                && !componentType.isAnnotationPresent(Nullable.class);
    }
}
