package org.truflow.ui.share.internal;

import org.eclipse.core.runtime.preferences.InstanceScope;

/** The profile's memory of visits. */
final class Kept implements Visits.Memory {
    private static final String NODE = "org.truflow.ui.share/visits";

    @Override
    public String get(String key) {
        return InstanceScope.INSTANCE.getNode(NODE).get(key, "");
    }

    @Override
    public void put(String key, String text) {
        InstanceScope.INSTANCE.getNode(NODE).put(key, text);
    }
}
