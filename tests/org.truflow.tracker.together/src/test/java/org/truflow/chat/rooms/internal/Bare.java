package org.truflow.chat.rooms.internal;

import java.math.BigInteger;
import java.security.Principal;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Set;

/** A certificate of which only the key matters. */
final class Bare extends X509Certificate {
    private static final long serialVersionUID = 1;

    private final PublicKey key;

    Bare(PublicKey key) {
        this.key = key;
    }

    @Override
    public PublicKey getPublicKey() {
        return key;
    }

    private static UnsupportedOperationException none() {
        return new UnsupportedOperationException("only the key matters");
    }

    @Override
    public void checkValidity() {}

    @Override
    public void checkValidity(Date date) {}

    @Override
    public int getVersion() {
        return 3;
    }

    @Override
    public BigInteger getSerialNumber() {
        return BigInteger.ONE;
    }

    @Override
    public Principal getIssuerDN() {
        throw none();
    }

    @Override
    public Principal getSubjectDN() {
        throw none();
    }

    @Override
    public Date getNotBefore() {
        throw none();
    }

    @Override
    public Date getNotAfter() {
        throw none();
    }

    @Override
    public byte[] getTBSCertificate() {
        throw none();
    }

    @Override
    public byte[] getSignature() {
        throw none();
    }

    @Override
    public String getSigAlgName() {
        throw none();
    }

    @Override
    public String getSigAlgOID() {
        throw none();
    }

    @Override
    public byte[] getSigAlgParams() {
        throw none();
    }

    @Override
    public boolean[] getIssuerUniqueID() {
        throw none();
    }

    @Override
    public boolean[] getSubjectUniqueID() {
        throw none();
    }

    @Override
    public boolean[] getKeyUsage() {
        throw none();
    }

    @Override
    public int getBasicConstraints() {
        return -1;
    }

    @Override
    public byte[] getEncoded() {
        throw none();
    }

    @Override
    public void verify(PublicKey by) {}

    @Override
    public void verify(PublicKey by, String provider) {}

    @Override
    public String toString() {
        return "bare certificate";
    }

    @Override
    public boolean hasUnsupportedCriticalExtension() {
        return false;
    }

    @Override
    public Set<String> getCriticalExtensionOIDs() {
        return Set.of();
    }

    @Override
    public Set<String> getNonCriticalExtensionOIDs() {
        return Set.of();
    }

    @Override
    public byte[] getExtensionValue(String oid) {
        return new byte[0];
    }
}
