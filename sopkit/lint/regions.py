"""Finds names of regencies, cities and provinces in a text. Knows the names, not which one an SOP belongs to."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from itertools import islice

from msgspec import Struct


class Tier(Enum):
    """Whether a region is a province, or a regency or city."""

    PROVINCE = "province"
    REGENCY = "regency"


class Region(Struct, frozen=True):
    """A region that a text names."""

    tier: Tier
    name: str
    """Its letters alone, small: `musirawas`. A regency and a city of one name are not told apart."""
    written: str
    """As the text has it, with the word before it: `Kab. Musi Rawas`."""


_BEFORE: Mapping[str, Tier] = {
    **dict.fromkeys(("kabupaten", "kab", "kota", "bupati", "walikota", "pemkab", "pemkot"), Tier.REGENCY),
    **dict.fromkeys(("perbup", "perwal", "perwali", "perwako"), Tier.REGENCY),
    **dict.fromkeys(("provinsi", "propinsi", "prov", "gubernur", "pemprov", "pergub"), Tier.PROVINCE),
}
"""Words before a name that make it the name of a region: `Malang` alone may be anything."""

_BEFORE_NAME = re.compile(rf"\b(?:{'|'.join(_BEFORE)})\b", re.ASCII | re.IGNORECASE)
_STEM = re.compile("|".join(word for word in _BEFORE if not any(other in word for other in _BEFORE if other != word)))
"""One of these stands in each of them: a quick look in small letters."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 5


def may_name_a_region(text: str) -> bool:
    """Whether a text may name a region at all: a quick look before the names are compared."""
    return _STEM.search(text.lower()) is not None


@lru_cache(1 << 12)
def find_regions(text: str) -> tuple[Region, ...]:
    """Give the regions that a text names, in its order; a name that isn't in the table is none."""
    return tuple(_regions(text))


def _regions(text: str) -> Iterator[Region]:
    for before in _BEFORE_NAME.finditer(text):
        tier = _BEFORE[before[0].casefold()]
        words = list(islice(_WORD.finditer(text, before.end()), _MOST_WORDS))
        if not words or not words[0][0][0].isupper():
            continue
        for length in range(len(words), 0, -1):
            letters = "".join(word[0].casefold() for word in words[:length])
            name = _OTHER_NAMES.get(letters, letters)
            if name in _NAMES[tier]:
                yield Region(tier, name, text[before.start() : words[length - 1].end()])
                break


def _names(listed: str) -> frozenset[str]:
    return frozenset(name.replace(" ", "") for name in " ".join(listed.split()).split(", "))


_OTHER_NAMES: Mapping[str, str] = {
    "bangkabelitung": "kepulauanbangkabelitung",
    "daerahistimewayogyakarta": "yogyakarta",
    "daerahkhususibukotajakarta": "jakarta",
    "diyogyakarta": "yogyakarta",
    "dkijakarta": "jakarta",
    "nanggroeacehdarussalam": "aceh",
}

_NAMES: Mapping[Tier, frozenset[str]] = {
    Tier.PROVINCE: _names(
        """
        aceh, bali, bangka belitung, banten, bengkulu, gorontalo, jakarta, jambi, jawa barat, jawa tengah, jawa
        timur, kalimantan barat, kalimantan selatan, kalimantan tengah, kalimantan timur, kalimantan utara,
        kepulauan bangka belitung, kepulauan riau, lampung, maluku, maluku utara, nusa tenggara barat, nusa tenggara
        timur, papua, papua barat, papua barat daya, papua pegunungan, papua selatan, papua tengah, riau, sulawesi
        barat, sulawesi selatan, sulawesi tengah, sulawesi tenggara, sulawesi utara, sumatera barat, sumatera
        selatan, sumatera utara, yogyakarta
"""
    ),
    Tier.REGENCY: _names(
        """
        aceh barat, aceh barat daya, aceh besar, aceh jaya, aceh selatan, aceh singkil, aceh tamiang, aceh tengah,
        aceh tenggara, aceh timur, aceh utara, agam, alor, ambon, asahan, asmat, badung, balangan, balikpapan, banda
        aceh, bandar lampung, bandung, bandung barat, banggai, banggai kepulauan, banggai laut, bangka, bangka
        barat, bangka selatan, bangka tengah, bangkalan, bangli, banjar, banjar baru, banjarmasin, banjarnegara,
        bantaeng, bantul, banyu asin, banyumas, banyuwangi, barito kuala, barito selatan, barito timur, barito
        utara, barru, batam, batang, batang hari, batu, batu bara, baubau, bekasi, belitung, belitung timur, belu,
        bener meriah, bengkalis, bengkayang, bengkulu, bengkulu selatan, bengkulu tengah, bengkulu utara, berau,
        biak numfor, bima, binjai, bintan, bireuen, bitung, blitar, blora, boalemo, bogor, bojonegoro, bolaang
        mongondow, bolaang mongondow selatan, bolaang mongondow timur, bolaang mongondow utara, bombana, bondowoso,
        bone, bone bolango, bontang, boven digoel, boyolali, brebes, bukittinggi, buleleng, bulukumba, bulungan,
        bungo, buol, buru, buru selatan, buton, buton selatan, buton tengah, buton utara, ciamis, cianjur, cilacap,
        cilegon, cimahi, cirebon, dairi, deiyai, deli serdang, demak, denpasar, depok, dharmasraya, dogiyai, dompu,
        donggala, dumai, empat lawang, ende, enrekang, fakfak, flores timur, garut, gayo lues, gianyar, gorontalo,
        gorontalo utara, gowa, gresik, grobogan, gunung kidul, gunung mas, gunungsitoli, halmahera barat, halmahera
        selatan, halmahera tengah, halmahera timur, halmahera utara, hulu sungai selatan, hulu sungai tengah, hulu
        sungai utara, humbang hasundutan, indragiri hilir, indragiri hulu, indramayu, intan jaya, jakarta barat,
        jakarta pusat, jakarta selatan, jakarta timur, jakarta utara, jambi, jayapura, jayawijaya, jember, jembrana,
        jeneponto, jepara, jombang, kaimana, kampar, kapuas, kapuas hulu, karang asem, karanganyar, karawang,
        karimun, karo, katingan, kaur, kayong utara, kebumen, kediri, keerom, kendal, kendari, kepahiang, kepulauan
        anambas, kepulauan aru, kepulauan mentawai, kepulauan meranti, kepulauan sangihe, kepulauan selayar,
        kepulauan seribu, kepulauan sula, kepulauan talaud, kepulauan tanimbar, kepulauan yapen, kerinci, ketapang,
        klaten, klungkung, kolaka, kolaka timur, kolaka utara, konawe, konawe kepulauan, konawe selatan, konawe
        utara, kotabaru, kotamobagu, kotawaringin barat, kotawaringin timur, kuantan singingi, kubu raya, kudus,
        kulon progo, kuningan, kupang, kutai barat, kutai kartanegara, kutai timur, labuhan batu, labuhan batu
        selatan, labuhan batu utara, lahat, lamandau, lamongan, lampung barat, lampung selatan, lampung tengah,
        lampung timur, lampung utara, landak, langkat, langsa, lanny jaya, lebak, lebong, lembata, lhokseumawe, lima
        puluh kota, lingga, lombok barat, lombok tengah, lombok timur, lombok utara, lubuklinggau, lumajang, luwu,
        luwu timur, luwu utara, madiun, magelang, magetan, mahakam hulu, mahakam ulu, majalengka, majene, makassar,
        malaka, malang, malinau, maluku barat daya, maluku tengah, maluku tenggara, maluku tenggara barat, mamasa,
        mamberamo raya, mamberamo tengah, mamuju, mamuju tengah, mamuju utara, manado, mandailing natal, manggarai,
        manggarai barat, manggarai timur, manokwari, manokwari selatan, mappi, maros, mataram, maybrat, medan,
        melawi, mempawah, merangin, merauke, mesuji, metro, mimika, minahasa, minahasa selatan, minahasa tenggara,
        minahasa utara, mojokerto, morowali, morowali utara, muara enim, muaro jambi, mukomuko, muna, muna barat,
        murung raya, musi banyuasin, musi rawas, musi rawas utara, nabire, nagan raya, nagekeo, natuna, nduga,
        ngada, nganjuk, ngawi, nias, nias barat, nias selatan, nias utara, nunukan, ogan ilir, ogan komering ilir,
        ogan komering ulu, ogan komering ulu selatan, ogan komering ulu timur, pacitan, padang, padang lawas, padang
        lawas utara, padang panjang, padang pariaman, padangsidimpuan, pagar alam, pakpak bharat, palangka raya,
        palembang, palopo, palu, pamekasan, pandeglang, pangandaran, pangkajene dan kepulauan, pangkajene kepulauan,
        pangkal pinang, paniai, parepare, pariaman, parigi moutong, pasaman, pasaman barat, pasangkayu, paser,
        pasuruan, pati, payakumbuh, pegunungan arfak, pegunungan bintang, pekalongan, pekanbaru, pelalawan,
        pemalang, pematang siantar, penajam paser utara, penukal abab lematang ilir, pesawaran, pesisir barat,
        pesisir selatan, pidie, pidie jaya, pinrang, pohuwato, polewali mandar, ponorogo, pontianak, poso,
        prabumulih, pringsewu, probolinggo, pulang pisau, pulau morotai, pulau taliabu, puncak, puncak jaya,
        purbalingga, purwakarta, purworejo, raja ampat, rejang lebong, rembang, rokan hilir, rokan hulu, rote ndao,
        sabang, sabu raijua, salatiga, samarinda, sambas, samosir, sampang, sanggau, sarmi, sarolangun, sawah lunto,
        sekadau, seluma, semarang, seram bagian barat, seram bagian timur, serang, serdang bedagai, seruyan, siak,
        siau tagulandang biaro, sibolga, sidenreng rappang, sidoarjo, sigi, sijunjung, sikka, simalungun, simeulue,
        singkawang, sinjai, sintang, situbondo, sleman, solok, solok selatan, soppeng, sorong, sorong selatan,
        sragen, subang, subulussalam, sukabumi, sukamara, sukoharjo, sumba barat, sumba barat daya, sumba tengah,
        sumba timur, sumbawa, sumbawa barat, sumedang, sumenep, sungai penuh, supiori, surabaya, surakarta,
        tabalong, tabanan, takalar, tambrauw, tana tidung, tana toraja, tanah bumbu, tanah datar, tanah laut,
        tangerang, tangerang selatan, tanggamus, tanjung balai, tanjung jabung barat, tanjung jabung timur, tanjung
        pinang, tapanuli selatan, tapanuli tengah, tapanuli utara, tapin, tarakan, tasikmalaya, tebing tinggi, tebo,
        tegal, teluk bintuni, teluk wondama, temanggung, ternate, tidore kepulauan, timor tengah selatan, timor
        tengah utara, toba, toba samosir, tojo una una, toli toli, tolikara, tomohon, toraja utara, trenggalek,
        tual, tuban, tulang bawang barat, tulangbawang, tulungagung, wajo, wakatobi, waropen, way kanan, wonogiri,
        wonosobo, yahukimo, yalimo, yogyakarta
"""
    ),
}
"""The names of today, and some that were changed."""
