package org.truflow.net.netty.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.truflow.metrics.Metric;
import org.truflow.metrics.MetricSource;

/** The network's figures. */
final class NetFigures implements MetricSource {
    private final Node node;

    NetFigures(Node node) {
        this.node = node;
    }

    @Override
    public List<Metric> metrics() {
        var all = new ArrayList<Metric>();
        var budgets = node.budgets();
        all.add(Metric.gauge("truflow_net_sessions", "Sessions whose other side proved its key.", node.sessions()));
        all.add(Metric.gauge(
                "truflow_net_connections", "Open connections, with those that said nothing yet.", budgets.open()));
        all.add(Metric.gauge(
                "truflow_net_connections_half_open", "Connections that have not said hello.", budgets.halfOpen()));
        all.add(Metric.gauge("truflow_net_addresses", "Addresses that are remembered.", budgets.remembered()));
        for (var why : Budgets.Why.values()) {
            all.add(Metric.counter(
                            "truflow_net_connections_refused_total",
                            "Connections that were turned away.",
                            budgets.refused(why))
                    .of("reason", why.name().toLowerCase(Locale.ROOT)));
        }
        all.add(Metric.gauge(
                "truflow_net_received_bytes",
                "Bytes that arrived and are not handled yet.",
                node.memory().held()));
        all.add(Metric.gauge(
                "truflow_net_sending_bytes",
                "Bytes that wait to be sent.",
                node.memory().sending()));
        all.add(Metric.gauge(
                "truflow_net_sessions_stuck",
                "Sessions whose other side takes no bytes.",
                node.memory().stuckNow()));
        all.add(Metric.counter(
                "truflow_net_sessions_given_up_total",
                "Sessions ended because the other side was silent, stuck or wrong.",
                node.memory().givenUp()));
        all.add(Metric.gauge(
                "truflow_net_lanes_running",
                "Sessions that handle a message now.",
                node.lanes().get()));
        return all;
    }
}
