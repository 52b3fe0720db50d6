package org.truflow.protocol.internal;

import org.truflow.directory.Device;
import org.truflow.id.PeerId;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.account.DevicesTold;
import org.truflow.protocol.tracker.Credentials;

/** {@code x devices}, of each {@code p peer, n name, a added, l last seen, o online, t the one that asks} */
final class DevicesToldFields {
    private DevicesToldFields() {}

    static void write(DevicesTold message, MapWriter out) {
        out.maps("x", message.devices(), DevicesTold.MOST, DevicesToldFields::write);
    }

    private static void write(Device device, MapWriter out) {
        out.hash("p", device.peer().value())
                .cutText("n", device.name(), Credentials.DEVICE)
                .instant("a", device.added())
                .instant("l", device.lastSeen())
                .flag("o", device.online())
                .flag("t", device.asking());
    }

    static DevicesTold read(MapReader in) throws MalformedMessageException {
        return new DevicesTold(in.maps("x", DevicesTold.MOST, DevicesToldFields::device));
    }

    private static Device device(MapReader in) throws MalformedMessageException {
        return new Device(
                new PeerId(in.hash("p")),
                in.cleanText("n", Credentials.DEVICE),
                in.instant("a"),
                in.instant("l"),
                in.flag("o"),
                in.flag("t"));
    }
}
