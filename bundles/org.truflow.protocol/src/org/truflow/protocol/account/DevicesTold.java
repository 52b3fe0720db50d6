package org.truflow.protocol.account;

import java.util.List;
import org.truflow.directory.Device;
import org.truflow.protocol.Message;

/** @param devices at most 64 */
public record DevicesTold(List<Device> devices) implements Message {
    public static final int MOST = 64;

    public DevicesTold {
        devices = List.copyOf(devices);
    }
}
