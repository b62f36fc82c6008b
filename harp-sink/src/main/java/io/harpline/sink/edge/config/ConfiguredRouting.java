package io.harpline.sink.edge.config;

import io.harpline.schemas.settings.BadConfig;
import io.harpline.sink.domain.HarpMapping;
import io.harpline.sink.domain.Integration;
import io.harpline.sink.domain.Route;
import io.harpline.sink.domain.Routes;
import io.harpline.sink.domain.Routing;
import io.harpline.sink.domain.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where events go and as what, as it is configured.
final class ConfiguredRouting {

    private ConfiguredRouting() {}

    static Routing of(SinkConfig config, Map<String, Integration> integrations) {
        List<Route> routes = new ArrayList<>();
        for (RouteConfig route : config.routes()) {
            add(route, routes, integrations);
        }
        return new Routes(
                mapping(config.mapping()),
                routes,
                Objects.requireNonNull(integrations.get(config.harp().name())));
    }

    private static HarpMapping mapping(MappingConfig mapping) {
        return new HarpMapping(new Templates(
                mapping.name(),
                mapping.source(),
                mapping.object(),
                mapping.output(),
                mapping.fields(),
                mapping.urls()));
    }

    private static void add(RouteConfig configured, List<Route> routes, Map<String, Integration> integrations) {
        String key = key(routes.size());
        Route route = new Route(
                configured.tenant().equals("*") ? null : configured.tenant(),
                configured.type().orElse(null),
                configured.lowestSeverity(),
                integration(key, configured.integration(), integrations));
        for (int i = 0; i < routes.size(); i++) {
            if (routes.get(i).covers(route)) {
                throw new BadConfig(key + " is never taken: " + key(i) + " takes all of its alerts");
            }
        }
        routes.add(route);
    }

    private static String key(int index) {
        return "harpline.sink.routes[" + index + "]";
    }

    private static @Nullable Integration integration(String key, String name, Map<String, Integration> integrations) {
        if (name.equals(Destinations.NONE)) {
            return null;
        }
        Integration integration = integrations.get(name);
        if (integration == null) {
            // What stands there could be a URL.
            throw new BadConfig(key + ".integration names none that is configured; there are "
                    + String.join(", ", integrations.keySet()) + ", and none");
        }
        return integration;
    }
}
