package org.truflow.tracker.attendance;

/** Service of the tracker, through which other engines of it learn who is there. */
public interface AttendanceDesk {
    Attendance attendance();
}
