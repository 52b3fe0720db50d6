package org.truflow.protocol;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.truflow.directory.Device;
import org.truflow.directory.Entry;
import org.truflow.directory.Listing;
import org.truflow.directory.Moderation;
import org.truflow.directory.Person;
import org.truflow.directory.Presence;
import org.truflow.directory.Source;
import org.truflow.id.ContentHash;
import org.truflow.id.PeerId;
import org.truflow.id.Sha256;
import org.truflow.protocol.account.AskDevices;
import org.truflow.protocol.account.DevicesTold;
import org.truflow.protocol.account.Done;
import org.truflow.protocol.account.Moderate;
import org.truflow.protocol.account.Moderated;
import org.truflow.protocol.account.RevokeDevice;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.peer.AskBlock;
import org.truflow.protocol.peer.AskContent;
import org.truflow.protocol.peer.AskLayer;
import org.truflow.protocol.peer.AskLeaves;
import org.truflow.protocol.peer.AskPieces;
import org.truflow.protocol.peer.Block;
import org.truflow.protocol.peer.ContentOffered;
import org.truflow.protocol.peer.Layer;
import org.truflow.protocol.peer.Leaves;
import org.truflow.protocol.peer.PiecesHeld;
import org.truflow.protocol.peer.UploadPlace;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferChanged;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.OfferLine;
import org.truflow.protocol.send.Offered;
import org.truflow.protocol.send.Standing;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.send.Withdrawn;
import org.truflow.protocol.session.SessionKind;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Browsed;
import org.truflow.protocol.tracker.CatalogApplied;
import org.truflow.protocol.tracker.Credentials;
import org.truflow.protocol.tracker.FindSources;
import org.truflow.protocol.tracker.Found;
import org.truflow.protocol.tracker.KeepSearch;
import org.truflow.protocol.tracker.Locate;
import org.truflow.protocol.tracker.Located;
import org.truflow.protocol.tracker.PeopleTold;
import org.truflow.protocol.tracker.PresenceChanged;
import org.truflow.protocol.tracker.Register;
import org.truflow.protocol.tracker.Registered;
import org.truflow.protocol.tracker.Relay;
import org.truflow.protocol.tracker.Relayed;
import org.truflow.protocol.tracker.SayPresence;
import org.truflow.protocol.tracker.Search;
import org.truflow.protocol.tracker.SearchMatched;
import org.truflow.protocol.tracker.SearchesKept;
import org.truflow.protocol.tracker.SourcesFound;
import org.truflow.search.Hit;
import org.truflow.search.Place;
import org.truflow.search.SavedSearch;
import org.truflow.search.SearchPage;
import org.truflow.share.Audience;
import org.truflow.share.CatalogChange;
import org.truflow.share.CatalogVersion;
import org.truflow.tracker.Role;

/** One envelope of every built-in message: the examples of docs/protocol.md, by their titles there. */
final class Samples {
    static final ContentHash CONTENT = ContentHash.of(filled(0xC0));
    static final PeerId ANN = PeerId.of(filled(0xA1));
    static final PeerId BEN = PeerId.of(filled(0xB2));

    private static final Instant MODIFIED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final CatalogVersion VERSION = new CatalogVersion(0x0102030405060708L, 42);
    private static final Map<String, Envelope> ALL = all();

    private Samples() {}

    static Map<String, Envelope> byTitle() {
        return ALL;
    }

    static Envelope of(Class<? extends Message> type) {
        return ALL.values().stream()
                .filter(envelope -> envelope.message().getClass() == type)
                .findFirst()
                .orElseThrow();
    }

    static byte[] filled(int with) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) with);
        return bytes;
    }

    @SuppressWarnings("resource") // bytes in memory
    private static Map<String, Envelope> all() {
        var all = new LinkedHashMap<String, Envelope>();
        all.put("HELLO", push(new Hello(1, List.of("layers"), SessionKind.DATA, List.of(new byte[] {1, 2, 3}))));
        all.put("PING", push(new Ping(7)));
        all.put("PONG", push(new Pong(7)));
        all.put("BYE", push(new Bye("going home")));
        all.put("REFUSAL", new Envelope(3, refusal()));
        all.put("REGISTER", new Envelope(1, new Register("ann", 4321, VERSION, credentials())));
        all.put("REGISTERED", new Envelope(1, registered()));
        all.put(
                "APPLY_CATALOG",
                new Envelope(2, new ApplyCatalog(CatalogVersion.NONE, true, VERSION, changes(), audiences())));
        all.put("CATALOG_APPLIED", new Envelope(2, new CatalogApplied(VERSION)));
        all.put("BROWSE", new Envelope(3, new Browse("ann", "Music/Bach", Optional.of("a.flac"), 100)));
        all.put("BROWSED", new Envelope(3, new Browsed(new Listing(entries(), Optional.of("b")))));
        all.put("SEARCH", new Envelope(4, new Search("goldberg variatons", 20, Optional.empty())));
        all.put("FOUND", new Envelope(4, new Found(new SearchPage(hits(), Optional.of("20"), true))));
        all.put("FIND_SOURCES", new Envelope(5, new FindSources(List.of(CONTENT), Optional.of(bits(0)))));
        all.put("SOURCES_FOUND", new Envelope(5, new SourcesFound(Map.of(CONTENT, sources()))));
        all.put("LOCATE", new Envelope(6, new Locate(BEN)));
        all.put("LOCATED", new Envelope(6, new Located(addresses())));
        all.put("PRESENCE_CHANGED", push(new PresenceChanged(true, people(), List.of("zoe"))));
        all.put("ASK_CONTENT", new Envelope(1, new AskContent(CONTENT)));
        all.put("CONTENT_OFFERED", new Envelope(1, new ContentOffered(5_000_000_000L)));
        all.put("ASK_LAYER", new Envelope(2, new AskLayer(CONTENT, 512, 2)));
        all.put("LAYER", new Envelope(2, new Layer(twice(filled(0xE0), filled(0xE1)), filled(0xE2))));
        all.put("ASK_BLOCK", new Envelope(3, new AskBlock(CONTENT, 1 << 20, 5)));
        all.put(
                "BLOCK",
                new Envelope(3, new Block(new BytesPayload(HexFormat.of().parseHex("68656c6c6f")))));
        all.put("ASK_LEAVES", new Envelope(4, new AskLeaves(CONTENT, 300)));
        all.put("LEAVES", new Envelope(4, new Leaves(twice(filled(0xE3), filled(0xE4)))));
        all.put("ASK_PIECES", new Envelope(5, new AskPieces(CONTENT)));
        all.put("PIECES_HELD", new Envelope(5, new PiecesHeld(5_000_000_000L, false, bits(0, 1, 9))));
        all.put("UPLOAD_PLACE", push(new UploadPlace(3, 7, "all 16 slots are taken")));
        all.put("OFFER", new Envelope(1, new Offer(77, items(), 2, 70_300, 3, Sha256.of(filled(0xD0)), 259_200)));
        all.put("OFFER_HEARD", new Envelope(1, new OfferHeard(Standing.REFUSED, 0, 0, "too large")));
        all.put("OFFER_CHANGED", push(new OfferChanged(77, new OfferHeard(Standing.ACCEPTED, 65_536, 1, ""))));
        all.put("WITHDRAW", new Envelope(2, new Withdraw(77, "not today")));
        all.put("WITHDRAWN", new Envelope(2, new Withdrawn()));
        all.put("ASK_OFFERED", new Envelope(4, new AskOffered(77, 0)));
        all.put("OFFERED", new Envelope(4, new Offered(lines())));
        all.put(
                "ASK_PEOPLE",
                new Envelope(7, new AskPeople(Optional.of("ann"), 100, true, true, List.of("ben"), List.of(BEN))));
        all.put("PEOPLE_TOLD", new Envelope(7, new PeopleTold(people(), Optional.of("ben"), 18_000)));
        all.put("SAY_PRESENCE", push(new SayPresence(Presence.BUSY)));
        all.put("RELAY", push(new Relay(List.of("ann", "ben"), "hello")));
        all.put("RELAYED", push(new Relayed("zoe", "hello")));
        all.put("SET_PASSWORD", new Envelope(1, new SetPassword("correct horse", "battery staple")));
        all.put("DONE", new Envelope(1, new Done()));
        all.put("ASK_DEVICES", new Envelope(2, new AskDevices()));
        all.put("DEVICES_TOLD", new Envelope(2, new DevicesTold(devices())));
        all.put("REVOKE_DEVICE", new Envelope(3, new RevokeDevice(BEN)));
        all.put(
                "MODERATE",
                new Envelope(4, new Moderate(Moderation.BAN, "zoe", "noise", Optional.of(Duration.ofHours(1)))));
        all.put("MODERATED", new Envelope(4, new Moderated(List.of("zoe is banned"))));
        var search = new SavedSearch("bach", "goldberg type:audio");
        all.put("KEEP_SEARCH", new Envelope(5, new KeepSearch(Optional.of(search), Optional.of("brahms"))));
        all.put("SEARCHES_KEPT", new Envelope(5, new SearchesKept(List.of(search))));
        all.put("SEARCH_MATCHED", push(new SearchMatched("bach", hits().subList(1, 2), true)));
        RoomSamples.addMail(all);
        ChatSamples.add(all);
        RoomSamples.addRooms(all);
        return all;
    }

    private static Refusal refusal() {
        return new Refusal(ErrorCode.TOO_MANY, "too many searches", "wait", Optional.of(Duration.ofSeconds(30)));
    }

    private static Credentials credentials() {
        return new Credentials("correct horse", "ABCD-EFGH", "laptop");
    }

    private static Registered registered() {
        return new Registered("ann", "lab", CatalogVersion.NONE, Optional.of(Role.MEMBER), List.of("staff"));
    }

    private static Map<String, Audience> audiences() {
        return Map.of("Music", new Audience.Chosen(Set.of("staff"), Set.of("ben")));
    }

    private static List<Device> devices() {
        return List.of(new Device(ANN, "laptop", Instant.EPOCH, MODIFIED, true, true));
    }

    private static BitSet bits(int... set) {
        var bits = new BitSet();
        for (var bit : set) {
            bits.set(bit);
        }
        return bits;
    }

    private static Envelope push(Message message) {
        return new Envelope(0, message);
    }

    private static List<Offer.Item> items() {
        return List.of(new Offer.Item("Trip", true, 1, 70_000), new Offer.Item("a.txt", false, 1, 300));
    }

    private static List<OfferLine> lines() {
        return List.of(
                new OfferLine("Trip", 0, Optional.empty()),
                new OfferLine("a.txt", 300, Optional.of(CONTENT)),
                new OfferLine("Trip/b.jpg", 70_000, Optional.of(CONTENT)));
    }

    private static List<CatalogChange> changes() {
        return List.of(
                new CatalogChange.Folder("Music/Bach"),
                new CatalogChange.File("Music/Bach/a.flac", 70_000, MODIFIED, Optional.of(CONTENT)),
                new CatalogChange.File("Music/Bach/b.flac", 0, Instant.EPOCH, Optional.empty()),
                new CatalogChange.Removed("Music/Händel"));
    }

    private static List<Entry> entries() {
        return List.of(
                new Entry.Folder("Cello"),
                new Entry.File("b.flac", 300, MODIFIED.minusSeconds(1), Optional.of(CONTENT)));
    }

    static List<Hit> hits() {
        return List.of(
                new Hit(
                        "goldberg.flac",
                        false,
                        70_000,
                        MODIFIED,
                        Optional.of(CONTENT),
                        List.of(
                                new Place("ann", ANN, "Music/goldberg.flac", true),
                                new Place("ben", BEN, "g.flac", false)),
                        2.5),
                new Hit(
                        "Goldberg",
                        true,
                        0,
                        Instant.EPOCH,
                        Optional.empty(),
                        List.of(new Place("ann", ANN, "Goldberg", true)),
                        1));
    }

    private static List<Source> sources() {
        return List.of(
                new Source(ANN, "ann", "Music/goldberg.flac", 70_000, true),
                new Source(BEN, "ben", "g.flac", 70_000, false, true, false));
    }

    private static List<Person> people() {
        return List.of(
                new Person("ann", Set.of(ANN, BEN), Presence.ONLINE, MODIFIED, Set.of("staff")),
                new Person("ben", Set.of(), Presence.OFFLINE, Instant.EPOCH));
    }

    private static List<InetSocketAddress> addresses() {
        return List.of(
                address(new byte[] {(byte) 192, 0, 2, 7}, 4321),
                address(HexFormat.of().parseHex("20010db8000000000000000000000001"), 4322));
    }

    private static InetSocketAddress address(byte[] ip, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(ip), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static byte[] twice(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
