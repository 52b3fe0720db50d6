package org.truflow.protocol.internal;

import org.truflow.id.PeerId;
import org.truflow.protocol.MalformedMessageException;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.account.RevokeDevice;

/** {@code p device} */
final class RevokeDeviceFields {
    private RevokeDeviceFields() {}

    static void write(RevokeDevice message, MapWriter out) {
        out.hash("p", message.device().value());
    }

    static RevokeDevice read(MapReader in) throws MalformedMessageException {
        return new RevokeDevice(new PeerId(in.hash("p")));
    }
}
