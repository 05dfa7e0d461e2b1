# ruff: noqa: RUF001  The letters are those of the language.
"""How invitation notes are worded in Turkish."""

from store.rules.tongues.tongue import Cue, Tongue

TURKISH = Tongue(
    "tr",
    common="""
        ve bir bu da de için ile çok daha ne ben sen siz biz size sizi sizin bizim
        benim beni bana olarak olan gibi ama var yok mi mı mu merhaba merhabalar selam
        selamlar iyi günler bey hanım hocam teşekkürler teşekkür ederim saygılar sayın
        istiyorum isterim isterdim umarım en her kadar sonra önce
    """,
    stock="""
        linkedindeki linkedin profesyonel ağıma ağımda ağ eklemek ekleyebilir bağlantı
        bağlantıya kurmak geçmek davet davetimi kabul iletişim iletişimde iletişime
        profil
    """,
    generic="""
        profilinizi profiliniz deneyim deneyiminiz iş fırsatı fırsat pozisyon
        pozisyonu şirket şirketler müşteri proje projeler ekip yazılım çözümler hizmet
        öğrenci öğrencisiyim staj görüşme görüşmek dakika kariyer url percent money
        email sektör
    """,
    your="sizin senin",
    made="""
        konuşma* sunum* makale* kitap* kitab* ders* atölye* yazı* podcast* video*
        sergi* konser* soru* cevap* kütüphane* çalışma* tez* roman* röportaj* söyleşi*
    """,
    greeting="merhaba merhabalar selam sayın bey hanım hocam iyi günler",
    cues={
        Cue.MET: (
            "(*daydık|*deydik|*taydık|*teydik)",
            "(tanışmıştık|tanıştık|görüşmüştük|konuşmuştuk|karşılaştık|"
            "karşılaşmıştık|çalıştık|çalışmıştık|okuduk|okumuştuk|birlikteydik|"
            "beraberdik)",
            "(beraber|birlikte) ..2 (çalış*|oku*|oynadık)",
            "(hatırlar*|sınıf arkadaş*|eski (iş|okul) arkadaş*)",
        ),
        Cue.LED: (
            "(önerdi|tavsiye etti|bahsetti|söyledi|yönlendirdi|numaranızı verdi|"
            "tavsiyesi*|önerisi*)",
        ),
        Cue.HELPED: ("(yardımınız*|yardım ettiniz|yardımcı olmuştunuz) ..2",),
        Cue.WORK: (
            "(konuşmanız*|sunumunuz*|makaleniz*|kitabınız*|dersiniz*|derslerinizi|"
            "atölyeniz*|yazınız*|videonuz*|serginiz*|konserini*|çalışmanız*|"
            "teziniz*|romanınız*|söyleşiniz*|röportajınız*|konuşmanı|kitabını|"
            "makaleni|yazını) ..5 (dinle*|oku*|izle*|katıl*|kullan*|gez*|beğen*|"
            "sev*|çok)",
        ),
        Cue.SHARED: (
            "(ikimiz*|aynı (okul*|sınıf*|takım*|mahalle*|köy*|üniversite*|bölüm*)) ..3",
        ),
        Cue.ASKS: ("(sormak|sorum|merak ediyorum|danışmak) ..3",),
        Cue.PITCH: (
            "(üretiyor*|satıyor*|sunuyor*|katalog*|göndermemi|fiyat listesi|"
            "firmamız|fabrikamız|hizmetlerimiz*)",
            "(iş fırsat*|pozisyon*|müşterimiz|adına|firmalara|yardımcı oluyoruz|"
            "işe alım|url|email|percent|money|ücretsiz)",
        ),
        Cue.SEEKS: ("(iş arıyorum|staj arıyorum|staj* ..2 arıyorum)",),
        Cue.PRAISE: ("(profilini*|deneyimini*) ..3",),
        Cue.DID: (
            "(*mıştık|*miştik|*muştuk|*müştük)",
            "(*mıştınız|*miştiniz|*muştunuz|*müştünüz|*dınız|*diniz|*dunuz|*dünüz|"
            "*mıştın|*miştin)",
            "(öğrenciniz*|öğrencinizdim|komşunuz*|hastanız*)",
            "(kızım|oğlum|eşim|kardeşim|annem|babam) ..4",
        ),
    },
)
