package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.ui.dialogs.PreferencesUtil;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.truflow.transfer.RateLimits;
import org.truflow.transfer.Rates;
import org.truflow.transfer.TransferLimits;
import org.truflow.ui.Amounts;
import org.truflow.ui.Level;
import org.truflow.ui.StatusPart;

/** Whether there are limits, in the status line; a click turns them off and on again. */
@Component
public final class LimitsPart implements StatusPart {
    private static final String NODE = "org.truflow.ui.transfer";
    private static final String KEPT = "limits.kept";

    private final RateLimits limits;

    @Activate
    public LimitsPart(@Reference RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public String id() {
        return "limits";
    }

    @Override
    public int position() {
        return 600;
    }

    @Override
    public Face face() {
        var on = LimitSwitch.on(limits.chosen());
        return new Face(
                TEXTS.get(on ? "status.limits.on" : "status.limits.off"),
                on
                        ? TEXTS.get(
                                "status.limits.on.hint",
                                rate(limits.now().down()),
                                rate(limits.now().up()))
                        : TEXTS.get("status.limits.off.hint"),
                TransferList.ICONS.descriptor(on ? "limits" : "limits_off"),
                Level.NORMAL);
    }

    private static String rate(long rate) {
        return rate == Rates.NONE.up() ? TEXTS.get("limits.none") : Amounts.rate(rate);
    }

    @Override
    public void clicked() {
        var chosen = limits.chosen();
        var node = InstanceScope.INSTANCE.getNode(NODE);
        if (LimitSwitch.on(chosen)) {
            node.put(KEPT, LimitSwitch.text(chosen));
            choose(LimitSwitch.NONE);
            return;
        }
        LimitSwitch.read(node.get(KEPT, ""))
                .filter(LimitSwitch::on)
                .ifPresentOrElse(
                        this::choose,
                        () -> Services.shell()
                                .ifPresent(shell -> PreferencesUtil.createPreferenceDialogOn(
                                                shell, LimitsPage.ID, null, null)
                                        .open()));
    }

    private void choose(TransferLimits next) {
        Services.work(TEXTS.get("page.limits"), () -> {
            limits.choose(next);
            return true;
        });
    }
}
