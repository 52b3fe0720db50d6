package org.truflow.ui.app.internal.first;

import java.lang.reflect.InvocationTargetException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.jface.wizard.IWizardPage;
import org.eclipse.jface.wizard.Wizard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.truflow.ui.Problems;
import org.truflow.ui.Texts;

/** Three questions; when they are answered the engines start. */
final class FirstRunWizard extends Wizard {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRunWizard.class);

    /** What is done with the answers. */
    @FunctionalInterface
    interface Start {
        /** Not called on the UI thread. */
        void with(Beginning answers) throws Exception;
    }

    private final Texts texts = Texts.of(FirstRunWizard.class);
    private final Beginning beginning;
    private final Start start;

    FirstRunWizard(Beginning beginning, Start start) {
        this.beginning = beginning;
        this.start = start;
        setWindowTitle(texts.get("first.title"));
        setNeedsProgressMonitor(true);
    }

    @Override
    public void addPages() {
        addPage(new WhoPage(beginning));
        addPage(new WhatPage(beginning));
        addPage(new WherePage(beginning));
    }

    /** Only at the end: whoever answers the first question alone would not know what was chosen for the others. */
    @Override
    public boolean canFinish() {
        return super.canFinish() && getContainer().getCurrentPage() instanceof WherePage;
    }

    @Override
    public boolean performFinish() {
        try {
            getContainer().run(true, false, this::run);
            return true;
        } catch (InvocationTargetException e) {
            LOG.warn("the answers of the first start could not be followed", e.getCause());
            tell(getContainer().getCurrentPage(), e.getCause());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void tell(IWizardPage page, Throwable failure) {
        if (page instanceof StepPage step) {
            step.setErrorMessage(Problems.message(failure));
        }
    }

    private void run(IProgressMonitor monitor) throws InvocationTargetException {
        monitor.beginTask(texts.get("first.starting"), IProgressMonitor.UNKNOWN);
        try {
            start.with(beginning);
        } catch (Exception e) {
            throw new InvocationTargetException(e);
        } finally {
            monitor.done();
        }
    }
}
