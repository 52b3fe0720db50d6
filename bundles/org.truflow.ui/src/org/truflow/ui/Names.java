package org.truflow.ui;

/** Ids by which views, perspectives and commands of different bundles know one another. */
public final class Names {
    public static final String PEOPLE = "org.truflow.ui.people";
    public static final String SHARES = "org.truflow.ui.shares";
    public static final String SEARCH = "org.truflow.ui.search";
    public static final String TRANSFERS = "org.truflow.ui.transfers";
    public static final String CHAT = "org.truflow.ui.chat";
    public static final String FILE = "org.truflow.ui.file";
    public static final String EVENTS = "org.truflow.ui.events";

    public static final String DISCOVER_PERSPECTIVE = "org.truflow.ui.perspective.discover";
    public static final String TRANSFERS_PERSPECTIVE = "org.truflow.ui.perspective.transfers";
    public static final String CHAT_PERSPECTIVE = "org.truflow.ui.perspective.chat";
    public static final String NETWORK_PERSPECTIVE = "org.truflow.ui.perspective.network";

    /** Shows what someone shares. Parameters {@link #USER}, {@link #PATH}. */
    public static final String BROWSE = "org.truflow.ui.command.browse";
    /** Searches. Parameter {@link #QUERY}. */
    public static final String FIND = "org.truflow.ui.command.search";
    /** Downloads. Parameters {@link #USER} and {@link #PATH}, or {@link #CONTENT} and {@link #NAME}; {@link #FOLDER} may say where to, {@link #CHOOSE} whether to choose files. */
    public static final String DOWNLOAD = "org.truflow.ui.command.download";
    /** Opens a conversation. Parameter {@link #USER}. */
    public static final String TALK = "org.truflow.ui.command.chat";
    /** Sends files to someone; asks which if {@link #FILES} is missing. Parameters {@link #USER}, {@link #FILES}. */
    public static final String SEND = "org.truflow.ui.command.send";
    /** Shares a folder; asks which if {@link #FOLDER} is missing. */
    public static final String PUBLISH = "org.truflow.ui.command.publish";
    /** Opens a {@code truflow:} or magnet link; asks for it if {@link #LINK} is missing. */
    public static final String OPEN_LINK = "org.truflow.ui.command.link";

    public static final String USER = "org.truflow.ui.user";
    public static final String PATH = "org.truflow.ui.path";
    public static final String QUERY = "org.truflow.ui.query";
    public static final String CONTENT = "org.truflow.ui.content";
    public static final String NAME = "org.truflow.ui.name";
    /** {@code true} to choose among the files of a folder before they are fetched. */
    public static final String CHOOSE = "org.truflow.ui.choose";

    public static final String FOLDER = "org.truflow.ui.folder";
    /** Absolute paths, one a line. */
    public static final String FILES = "org.truflow.ui.files";

    public static final String LINK = "org.truflow.ui.link";

    private Names() {}
}
