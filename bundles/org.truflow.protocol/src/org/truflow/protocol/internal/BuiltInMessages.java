package org.truflow.protocol.internal;

import java.util.List;
import org.truflow.protocol.Bye;
import org.truflow.protocol.Hello;
import org.truflow.protocol.MapReader;
import org.truflow.protocol.MapWriter;
import org.truflow.protocol.Message;
import org.truflow.protocol.MessageCodec;
import org.truflow.protocol.Ping;
import org.truflow.protocol.Pong;
import org.truflow.protocol.Refusal;
import org.truflow.protocol.account.AskDevices;
import org.truflow.protocol.account.DevicesTold;
import org.truflow.protocol.account.Done;
import org.truflow.protocol.account.Moderate;
import org.truflow.protocol.account.Moderated;
import org.truflow.protocol.account.RevokeDevice;
import org.truflow.protocol.account.SetPassword;
import org.truflow.protocol.chat.Amend;
import org.truflow.protocol.chat.AskChatKey;
import org.truflow.protocol.chat.ChatKeyTold;
import org.truflow.protocol.chat.Letters;
import org.truflow.protocol.chat.LettersTaken;
import org.truflow.protocol.chat.Mark;
import org.truflow.protocol.chat.Post;
import org.truflow.protocol.chat.Typing;
import org.truflow.protocol.mailbox.FetchMail;
import org.truflow.protocol.mailbox.LeaveMail;
import org.truflow.protocol.mailbox.MailTold;
import org.truflow.protocol.mailbox.MailWaits;
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
import org.truflow.protocol.room.AskLines;
import org.truflow.protocol.room.AskRoomMembers;
import org.truflow.protocol.room.AskRooms;
import org.truflow.protocol.room.ChangeRoom;
import org.truflow.protocol.room.EnterRoom;
import org.truflow.protocol.room.LinesTold;
import org.truflow.protocol.room.OpenRoom;
import org.truflow.protocol.room.RoomMembersTold;
import org.truflow.protocol.room.RoomNews;
import org.truflow.protocol.room.RoomNotice;
import org.truflow.protocol.room.RoomTold;
import org.truflow.protocol.room.RoomsTold;
import org.truflow.protocol.room.Said;
import org.truflow.protocol.room.SayInRoom;
import org.truflow.protocol.send.AskOffered;
import org.truflow.protocol.send.Offer;
import org.truflow.protocol.send.OfferChanged;
import org.truflow.protocol.send.OfferHeard;
import org.truflow.protocol.send.Offered;
import org.truflow.protocol.send.Withdraw;
import org.truflow.protocol.send.Withdrawn;
import org.truflow.protocol.tracker.ApplyCatalog;
import org.truflow.protocol.tracker.AskPeople;
import org.truflow.protocol.tracker.Browse;
import org.truflow.protocol.tracker.Browsed;
import org.truflow.protocol.tracker.CatalogApplied;
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

/**
 * The table of opcodes, with the most bytes of a body. Session from 0x01, tracker from 0x10, peers from 0x20, direct send from
 * 0x28, tracker again from 0x30, private talk from 0x60, rooms from 0x70. 0x16 and
 * 0x17 stay free: TLS records begin with them, and so plaintext in the wrong place is told apart at once.
 */
public final class BuiltInMessages {
    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;

    private static final List<MessageCodec<?>> CODECS = List.of(
            codec(0x01, Hello.class, 16 * KIB, HelloFields::write, HelloFields::read),
            codec(0x02, Ping.class, KIB, PingFields::write, PingFields::read),
            codec(0x03, Pong.class, KIB, PongFields::write, PongFields::read),
            codec(0x04, Bye.class, 8 * KIB, ByeFields::write, ByeFields::read),
            codec(0x05, Refusal.class, 16 * KIB, RefusalFields::write, RefusalFields::read),
            codec(0x10, Register.class, 4 * KIB, RegisterFields::write, RegisterFields::read),
            codec(0x11, Registered.class, 2 * KIB, RegisteredFields::write, RegisteredFields::read),
            codec(0x12, ApplyCatalog.class, 4 * MIB, ApplyCatalogFields::write, ApplyCatalogFields::read),
            codec(0x13, CatalogApplied.class, KIB, CatalogAppliedFields::write, CatalogAppliedFields::read),
            codec(0x14, Browse.class, 8 * KIB, BrowseFields::write, BrowseFields::read),
            codec(0x15, Browsed.class, 2 * MIB, BrowsedFields::write, BrowsedFields::read),
            codec(0x18, Search.class, 8 * KIB, SearchFields::write, SearchFields::read),
            codec(0x19, Found.class, 4 * MIB, FoundFields::write, FoundFields::read),
            codec(0x1A, FindSources.class, 64 * KIB, FindSourcesFields::write, FindSourcesFields::read),
            codec(0x1B, SourcesFound.class, 4 * MIB, SourcesFoundFields::write, SourcesFoundFields::read),
            codec(0x1C, Locate.class, KIB, LocateFields::write, LocateFields::read),
            codec(0x1D, Located.class, 8 * KIB, LocatedFields::write, LocatedFields::read),
            codec(0x1E, PresenceChanged.class, MIB, PresenceChangedFields::write, PresenceChangedFields::read),
            codec(0x20, AskContent.class, KIB, AskContentFields::write, AskContentFields::read),
            codec(0x21, ContentOffered.class, KIB, ContentOfferedFields::write, ContentOfferedFields::read),
            codec(0x22, AskLayer.class, KIB, AskLayerFields::write, AskLayerFields::read),
            codec(0x23, Layer.class, 140 * KIB, LayerFields::write, LayerFields::read),
            codec(0x24, AskBlock.class, KIB, AskBlockFields::write, AskBlockFields::read),
            codec(0x25, Block.class, MIB + KIB, BlockFields::write, BlockFields::read),
            codec(0x26, AskLeaves.class, KIB, AskLeavesFields::write, AskLeavesFields::read),
            codec(0x27, Leaves.class, 140 * KIB, LeavesFields::write, LeavesFields::read),
            codec(0x28, Offer.class, 96 * KIB, OfferFields::write, OfferFields::read),
            codec(0x29, OfferHeard.class, 8 * KIB, OfferHeardFields::write, OfferHeardFields::read),
            codec(0x2A, OfferChanged.class, 8 * KIB, OfferChangedFields::write, OfferChangedFields::read),
            codec(0x2B, Withdraw.class, 8 * KIB, WithdrawFields::write, WithdrawFields::read),
            codec(0x2C, Withdrawn.class, KIB, WithdrawFields::writeReply, WithdrawFields::readReply),
            codec(0x2D, AskOffered.class, KIB, OfferedFields::write, OfferedFields::read),
            codec(0x2E, Offered.class, MIB, OfferedFields::writeReply, OfferedFields::readReply),
            codec(0x2F, UploadPlace.class, 8 * KIB, UploadPlaceFields::write, UploadPlaceFields::read),
            codec(0x30, AskPeople.class, 64 * KIB, AskPeopleFields::write, AskPeopleFields::read),
            codec(0x31, PeopleTold.class, MIB, PeopleToldFields::write, PeopleToldFields::read),
            codec(0x32, SayPresence.class, KIB, SayPresenceFields::write, SayPresenceFields::read),
            codec(0x33, Relay.class, 320 * KIB, RelayFields::write, RelayFields::read),
            codec(0x34, Relayed.class, 16 * KIB, RelayedFields::write, RelayedFields::read),
            codec(0x38, AskPieces.class, KIB, AskPiecesFields::write, AskPiecesFields::read),
            codec(0x39, PiecesHeld.class, 10 * KIB, PiecesHeldFields::write, PiecesHeldFields::read),
            codec(0x40, SetPassword.class, 4 * KIB, SetPasswordFields::write, SetPasswordFields::read),
            codec(0x41, Done.class, KIB, (_, _) -> {}, _ -> new Done()),
            codec(0x42, AskDevices.class, KIB, (_, _) -> {}, _ -> new AskDevices()),
            codec(0x43, DevicesTold.class, 32 * KIB, DevicesToldFields::write, DevicesToldFields::read),
            codec(0x44, RevokeDevice.class, KIB, RevokeDeviceFields::write, RevokeDeviceFields::read),
            codec(0x45, Moderate.class, 8 * KIB, ModerateFields::write, ModerateFields::read),
            codec(0x46, Moderated.class, 2 * MIB, ModeratedFields::write, ModeratedFields::read),
            codec(0x50, KeepSearch.class, 8 * KIB, KeepSearchFields::write, KeepSearchFields::read),
            codec(0x51, SearchesKept.class, 512 * KIB, KeepSearchFields::writeKept, KeepSearchFields::readKept),
            codec(0x52, SearchMatched.class, MIB, KeepSearchFields::writeMatched, KeepSearchFields::readMatched),
            codec(0x54, LeaveMail.class, 80 * KIB, MailFields::writeLeave, MailFields::readLeave),
            codec(0x55, FetchMail.class, 16 * KIB, MailFields::writeFetch, MailFields::readFetch),
            codec(0x56, MailTold.class, MIB, MailFields::writeTold, MailFields::readTold),
            codec(0x57, MailWaits.class, KIB, (_, _) -> {}, _ -> new MailWaits()),
            codec(0x60, AskChatKey.class, KIB, LettersFields::writeAsk, LettersFields::readAsk),
            codec(0x61, ChatKeyTold.class, KIB, LettersFields::writeKey, LettersFields::readKey),
            codec(0x62, Letters.class, 2 * MIB, LettersFields::write, LettersFields::read),
            codec(0x63, LettersTaken.class, KIB, LettersFields::writeTaken, LettersFields::readTaken),
            codec(0x64, Typing.class, KIB, LettersFields::writeTyping, LettersFields::readTyping),
            codec(0x65, Post.class, 56 * KIB, ChatFields::writePost, ChatFields::readPost),
            codec(0x66, Amend.class, 20 * KIB, ChatFields::writeAmend, ChatFields::readAmend),
            codec(0x67, Mark.class, KIB, ChatFields::writeMark, ChatFields::readMark),
            codec(0x70, AskRooms.class, KIB, RoomCardFields::writeAsk, RoomCardFields::readAsk),
            codec(0x71, RoomsTold.class, MIB, RoomCardFields::writeList, RoomCardFields::readList),
            codec(0x72, OpenRoom.class, 4 * KIB, RoomFields::writeOpen, RoomFields::readOpen),
            codec(0x73, EnterRoom.class, 2 * KIB, RoomFields::writeEnter, RoomFields::readEnter),
            codec(0x74, RoomTold.class, 4 * KIB, RoomCardFields::writeTold, RoomCardFields::readTold),
            codec(0x75, ChangeRoom.class, 4 * KIB, RoomFields::writeChange, RoomFields::readChange),
            codec(0x76, SayInRoom.class, 80 * KIB, RoomLineFields::writeSay, RoomLineFields::readSay),
            codec(0x77, Said.class, KIB, RoomLineFields::writeSaid, RoomLineFields::readSaid),
            codec(0x78, AskLines.class, KIB, RoomLineFields::writeAsk, RoomLineFields::readAsk),
            codec(0x79, LinesTold.class, MIB, RoomLineFields::writeTold, RoomLineFields::readTold),
            codec(0x7A, RoomNews.class, MIB, RoomLineFields::writeNews, RoomLineFields::readNews),
            codec(0x7B, AskRoomMembers.class, KIB, RoomMemberFields::writeAsk, RoomMemberFields::readAsk),
            codec(0x7C, RoomMembersTold.class, 4 * MIB, RoomMemberFields::writeTold, RoomMemberFields::readTold),
            codec(0x7D, RoomNotice.class, 8 * KIB, RoomFields::writeNotice, RoomFields::readNotice));

    private BuiltInMessages() {}

    public static List<MessageCodec<?>> codecs() {
        return CODECS;
    }

    private static <M extends Message> MessageCodec<M> codec(
            int opcode, Class<M> type, int limit, MapWriter.Element<M> writer, MapReader.Element<M> reader) {
        return new BuiltInCodec<>(opcode, type, limit, writer, reader);
    }
}
