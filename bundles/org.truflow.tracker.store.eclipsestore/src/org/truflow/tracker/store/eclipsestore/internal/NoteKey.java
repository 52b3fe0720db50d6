package org.truflow.tracker.store.eclipsestore.internal;

import org.truflow.tracker.store.StoredNote;

/** What tells one note from another. */
record NoteKey(String kind, String key) {
    static NoteKey of(StoredNote note) {
        return new NoteKey(note.kind(), note.key());
    }
}
