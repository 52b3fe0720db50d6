package org.truflow.identity;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.truflow.id.PeerId;

/**
 * This installation's key pair (ECDSA P-256) and its self-signed certificate. Immutable: a changed key is a new
 * service, so that whoever uses it starts again with it.
 */
public interface Identity {
    PeerId self();

    PrivateKey privateKey();

    X509Certificate certificate();

    /** Returns the chain of statements by which older keys vouch for this one, newest first; empty if the key was never changed. */
    List<Vouch> vouches();
}
