package io.harpline.sink.domain;

import io.harpline.schemas.alert.AlertEvent;
import io.harpline.sink.domain.Routed.Nowhere;
import io.harpline.sink.domain.Routed.To;
import java.util.List;

/// The first route that takes an event says where it goes.
///
/// @param otherwise where an event goes that no route takes
public record Routes(HarpMapping mapping, List<Route> routes, Integration otherwise) implements Routing {

    public Routes {
        routes = List.copyOf(routes);
    }

    @Override
    public Routed route(AlertEvent event) {
        for (Route route : routes) {
            if (route.takes(event)) {
                return along(route, event);
            }
        }
        return to(otherwise, event);
    }

    private Routed along(Route route, AlertEvent event) {
        Integration integration = route.integration();
        if (integration == null) {
            return new Nowhere("its route leads to none");
        }
        return event.state().severity().compareTo(route.lowest()) < 0
                ? new Nowhere("below the lowest severity of its route")
                : to(integration, event);
    }

    private Routed to(Integration integration, AlertEvent event) {
        return new To(integration.name(), mapping.alert(event, integration));
    }
}
