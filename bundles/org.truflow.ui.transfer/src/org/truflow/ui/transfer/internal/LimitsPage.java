package org.truflow.ui.transfer.internal;

import static org.truflow.ui.transfer.internal.Words.TEXTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.truflow.transfer.RateLimits;
import org.truflow.ui.Ui;

/** How fast it may go, always, at some times of the week, and for single persons. */
public final class LimitsPage extends PreferencePage implements IWorkbenchPreferencePage {
    static final String ID = "org.truflow.ui.preferences.limits";
    private static final int LINES = 5;

    private final List<Text> fields = new ArrayList<>();

    @Override
    public void init(IWorkbench workbench) {
        setDescription(TEXTS.get("limits.about"));
        noDefaultAndApplyButton();
    }

    @Override
    protected Control createContents(Composite parent) {
        var area = new Composite(parent, SWT.NONE);
        var layout = new GridLayout(2, false);
        layout.marginWidth = 0;
        area.setLayout(layout);
        var engine = Services.find(RateLimits.class);
        for (var name : List.of("down", "up", "user.down", "user.up")) {
            fields.add(line(area, name));
        }
        for (var name : List.of("week", "users")) {
            fields.add(lines(area, name));
        }
        engine.ifPresentOrElse(this::show, () -> {
            fields.forEach(field -> field.setEnabled(false));
            setErrorMessage(TEXTS.get("engine.none"));
        });
        fields.forEach(field -> field.addListener(SWT.Modify, _ -> check()));
        return area;
    }

    private static Text line(Composite area, String name) {
        var label = new Label(area, SWT.NONE);
        label.setText(TEXTS.get("limits." + name) + ":");
        var text = Ui.id(new Text(area, SWT.BORDER), "limits." + name);
        Ui.name(text, TEXTS.get("limits." + name));
        text.setLayoutData(new GridData(120, SWT.DEFAULT));
        return text;
    }

    private static Text lines(Composite area, String name) {
        var label = new Label(area, SWT.WRAP);
        label.setText(TEXTS.get("limits." + name + ".example"));
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .indent(0, 8)
                .hint(420, SWT.DEFAULT)
                .applyTo(label);
        var text = Ui.id(new Text(area, SWT.BORDER | SWT.MULTI | SWT.V_SCROLL), "limits." + name);
        Ui.name(text, TEXTS.get("limits." + name));
        GridDataFactory.fillDefaults()
                .span(2, 1)
                .grab(true, true)
                .hint(420, text.getLineHeight() * LINES)
                .applyTo(text);
        return text;
    }

    private void show(RateLimits engine) {
        var form = LimitsForm.of(engine.chosen());
        var texts = List.of(form.down(), form.up(), form.userDown(), form.userUp(), form.week(), form.users());
        for (var i = 0; i < texts.size(); i++) {
            fields.get(i).setText(texts.get(i));
        }
    }

    private LimitsForm form() {
        return new LimitsForm(text(1), text(0), text(3), text(2), text(4), text(5));
    }

    private String text(int field) {
        return fields.get(field).getText();
    }

    private void check() {
        var wrong = form().wrong();
        setErrorMessage(wrong.map(LimitsForm.Wrong::why).orElse(null));
        setValid(wrong.isEmpty());
    }

    @Override
    public boolean performOk() {
        Optional<RateLimits> engine = fields.isEmpty() ? Optional.empty() : Services.find(RateLimits.class);
        engine.ifPresent(limits -> {
            var next = form().limits();
            if (!next.equals(limits.chosen())) {
                Services.work(TEXTS.get("page.limits"), () -> {
                    limits.choose(next);
                    return true;
                });
            }
        });
        return true;
    }
}
