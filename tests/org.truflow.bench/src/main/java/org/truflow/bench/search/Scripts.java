package org.truflow.bench.search;

import java.util.SplittableRandom;

/** The languages of the names, as they would be mixed on a campus. */
enum Scripts {
    LATIN(70, " ", """
            mountain expedition summer winter holiday lecture notes chapter introduction advanced analysis linear algebra
            quantum physics chemistry biology history modern ancient music guitar piano concert symphony orchestra live
            session festival remastered deluxe collection complete season episode pilot finale return shadow light river
            forest ocean island desert city village castle bridge tower garden winter spring autumn journey stranger night
            morning evening midnight sunrise sunset thunder lightning storm rainbow silver golden crystal broken forgotten
            hidden secret final last first second third brother sister mother father daughter children family friend
            wedding birthday christmas vacation beach camping hiking cycling climbing sailing running training report
            project proposal budget invoice contract schedule presentation template manual guide handbook reference
            tutorial workshop seminar exercise solution assignment thesis dissertation paper article review summary draft
            backup archive release update patch driver firmware installer setup portable professional enterprise student
            edition engine server client network system database kernel compiler library toolkit framework source code
            design architecture drawing sketch blueprint model render texture animation trailer interview documentary
            """, """
            an ber cal dor el fan gor hil in jar kel lon mar nor ol pen quil ran sol tar ul ven wil xan yor zen bra cle
            dri fle gre kla pra sta tre vio mon ter sen ral con dis fer gan hom lis mer nal per rin sul tor var
            """, 40_000),
    EUROPEAN(
            10,
            " ",
            """
            Müller Straße schöne Grüße Bücher Übung Prüfung Vorlesung Gebirge Weihnachten été hiver forêt château élève
            leçon mémoire français español niño corazón canción montaña año señor kraków łódź żółty święta źródło çocuk
            güneş şehir ığdır årsrapport smörgås øvelse fjell sommarlov vinterferie coração verão ação
            """,
            "mün schö grü für ßen lich keit té lé ción ñor ão łow żeń ście çe ğlu åker ström ødeg nær œuv eau",
            8_000),
    CYRILLIC(
            8, " ", """
            горы экспедиция лекция музыка фильм сезон серия книга история физика математика лето зима отпуск свадьба
            концерт альбом последний первый ночь утро город река лес остров замок дорога война мир мастер школа
            """, "го ре на ло ва ти мо ско пре ста дер вол кра при жи ще ный ская ние рас тор бель гра", 8_000),
    GREEK(
            3,
            " ",
            "βουνό θάλασσα μουσική ταινία βιβλίο ιστορία καλοκαίρι χειμώνας διάλεξη τραγούδι νησί πόλη νύχτα",
            "βα γο δι θα λα μου νε πο ρα σι τε φω χρι ψα κο ξε ζη ντα",
            3_000),
    CHINESE_JAPANESE(
            5,
            "",
            "登山 探検 音楽 写真 夏休み 講義 映画 物理学 数学 旅行 东京 北京 上海 学习 电影 音乐 照片 合集 第一季 最終回",
            "山 川 水 火 木 金 土 日 月 星 空 海 花 鳥 風 雪 春 夏 秋 冬 东 西 南 北 人 大 小 中 学 生 国 語 文 化 の に を",
            4_000),
    KOREAN(2, " ", "등산 음악 영화 사진 여행 강의 여름 겨울 학교 친구", "가 나 다 라 마 바 사 아 자 차 카 타 파 하 산 강 물 불", 2_000),
    ARABIC(
            2,
            " ",
            "جبل رحلة موسيقى فيلم كتاب تاريخ صيف شتاء محاضرة مدينة",
            "با تا را سا ما نا لا ها يو كو دي في",
            2_000);

    private final int share;
    private final String between;
    private final Words words;

    Scripts(int share, String between, String real, String syllables, int count) {
        this.share = share;
        this.between = between;
        this.words = Words.of(real, syllables, count, ordinal());
    }

    /** Returns one of them, Latin most often. */
    static Scripts pick(SplittableRandom random) {
        var at = random.nextInt(100);
        for (var script : values()) {
            at -= script.share;
            if (at < 0) {
                return script;
            }
        }
        return LATIN;
    }

    String word(SplittableRandom random) {
        return words.pick(random);
    }

    /** Returns so many words as this script writes them in a row. */
    String title(SplittableRandom random, int least, int most) {
        var title = new StringBuilder(capital(word(random)));
        for (var i = least + random.nextInt(most - least + 1); i > 1; i--) {
            title.append(between).append(capital(word(random)));
        }
        return title.toString();
    }

    private static String capital(String word) {
        var first = word.offsetByCodePoints(0, 1);
        return Character.toString(Character.toTitleCase(word.codePointAt(0))) + word.substring(first);
    }
}
