package org.truflow.bench.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.truflow.bench.Packages;
import org.truflow.bench.Program;

/** libtorrent 2 with a BitTorrent v2 torrent, unencrypted: every piece checked, nothing synced. */
record Torrent(Daemon daemon, String version, Path script, Path torrent) implements Rival {
    private static final String PYTHON = "/usr/bin/python3";
    /** {@code make SOURCE TORRENT}, {@code seed SOURCE TORRENT PORT}, {@code get FOLDER TORRENT PORT}. */
    private static final String SCRIPT = """
            import libtorrent as lt, os, sys, time
            command, place, file = sys.argv[1:4]
            if command == 'make':
                files = lt.file_storage()
                lt.add_files(files, place)
                made = lt.create_torrent(files, 0, lt.create_torrent.v2_only)
                lt.set_piece_hashes(made, os.path.dirname(place))
                open(file, 'wb').write(lt.bencode(made.generate()))
                sys.exit()
            port = int(sys.argv[4])
            session = lt.session({'listen_interfaces': '127.0.0.1:%d' % (port if command == 'seed' else 0),
                'enable_dht': False, 'enable_lsd': False, 'enable_upnp': False, 'enable_natpmp': False,
                'allow_multiple_connections_per_ip': True, 'out_enc_policy': 2, 'in_enc_policy': 2,
                'min_reconnect_time': 1, 'unchoke_interval': 1})
            wanted = lt.add_torrent_params()
            wanted.ti = lt.torrent_info(file)
            wanted.save_path = os.path.dirname(place) if command == 'seed' else place
            wanted.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
            if command == 'seed':
                wanted.flags |= lt.torrent_flags.seed_mode
            torrent = session.add_torrent(wanted)
            if command == 'seed':
                while True:
                    time.sleep(60)
            turn = 0
            while not torrent.status().is_seeding:
                if turn % 100 == 0 and torrent.status().num_peers == 0:
                    torrent.connect_peer(('127.0.0.1', port))
                turn += 1
                time.sleep(0.01)
            """;

    static Optional<Torrent> start(Path source, Path folder) throws IOException {
        if (!knows() && !(Packages.install("python3-libtorrent") && knows())) {
            return Optional.empty();
        }
        Files.createDirectories(folder);
        var script = Files.writeString(folder.resolve("torrent.py"), SCRIPT);
        var torrent = folder.resolve("file.torrent");
        Program.need(PYTHON, script.toString(), "make", source.toString(), torrent.toString());
        var port = Daemon.freePort();
        var daemon = Daemon.start(
                port,
                folder.resolve("torrent.out"),
                PYTHON,
                script.toString(),
                "seed",
                source.toString(),
                torrent.toString(),
                String.valueOf(port));
        var version = Program.need(PYTHON, "-c", "import libtorrent; print(libtorrent.__version__)");
        return Optional.of(new Torrent(daemon, "libtorrent " + version.strip(), script, torrent));
    }

    private static boolean knows() throws IOException {
        return Files.isExecutable(Path.of(PYTHON))
                && Program.output(PYTHON, "-c", "import libtorrent").status() == 0;
    }

    @Override
    public String name() {
        return "libtorrent, BitTorrent v2, plaintext, checked";
    }

    @Override
    public Contest.Run fetch(Path folder) throws IOException, InterruptedException {
        return Timed.run(
                daemon,
                PYTHON,
                script.toString(),
                "get",
                folder.toString(),
                torrent.toString(),
                String.valueOf(daemon.port()));
    }

    @Override
    public void close() {
        daemon.close();
    }
}
