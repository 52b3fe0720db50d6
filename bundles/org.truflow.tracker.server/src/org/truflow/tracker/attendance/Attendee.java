package org.truflow.tracker.attendance;

import org.truflow.protocol.session.Session;
import org.truflow.tracker.Role;

/** A user who is here, over one session. */
public record Attendee(String user, Role role, Session session) {}
