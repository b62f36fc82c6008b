package io.harpline.sink.edge.config;

import io.harpline.sink.domain.Templates;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// The templates of what is posted to Harp.
public interface MappingConfig {

    /// The alert's name. With source and object it is what Harp knows the alert by.
    @WithDefault(Templates.NAME)
    String name();

    @WithDefault(Templates.SOURCE)
    String source();

    @WithDefault(Templates.OBJECT)
    String object();

    @WithDefault(Templates.OUTPUT)
    String output();

    /// Fields beside those that are always sent, by name.
    Map<String, String> fields();

    /// Links that Harp shows with the alert, by the name that it shows.
    Map<String, String> urls();
}
