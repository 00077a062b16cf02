"""Words of two meanings: each is read as the sentence around it means it."""

import pytest

from communique.gazetteer import Tags, tagger


def tagged(text: str, title: str = "") -> Tags:
    return tagger().tag(title, text)


def countries_in(text: str, title: str = "") -> set[str]:
    tags = tagged(text, title)
    return {mention.key for mention in (*tags.main, *tags.mentioned)}


def organisations_in(text: str, title: str = "") -> set[str]:
    return {mention.key for mention in tagged(text, title).organisations}


def people_in(text: str, title: str = "") -> list[str]:
    return sorted(mention.name for mention in tagged(text, title).people)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Georgia: the country, the state, a given name
        ("Protesters in Tbilisi say Georgia is drifting towards Moscow.", "GE RU"),
        ("Armenia and Georgia opened a new border crossing.", "AM GE"),
        ("Candidates spent the week in Georgia, Arizona and Pennsylvania.", "US"),
        ("Georgia's Republican governor signed the bill in Atlanta.", "US"),
        ("Moldova, Ukraine and Georgia want to join the bloc.", "MD UA GE"),
        ("The painter Georgia Engel lives by the sea.", ""),
        # Jordan
        ("King Abdullah said Jordan would not take in more refugees.", "JO"),
        ("The lawmaker Jim Jordan lost a third ballot.", "US"),
        ("Fans queued for the shoes of Michael Jordan.", ""),
        ("Speaker Mike Johnson and Rep. Jim Jordan sat together. Jordan said no.", "US"),
        ("Jim Jordan spoke. Jordan's king was in Amman.", "JO US"),
        ("Luis Montenegro won in Portugal. Montenegro thanked voters.", "PT"),
        ("Luis Montenegro flew to Podgorica. Montenegro is not Portugal.", "ME PT"),
        ("Robert Paris said that Paris was not his name.", ""),
        ("The psychologist Jordan Whitcombe lectured for an hour.", ""),
        # Chad
        ("Chad closed its border with Sudan.", "TD SD"),
        ("The former secretary Chad Wolf testified.", ""),
        # Turkey
        ("Turkey raised interest rates again.", "TR"),
        ("They bought a turkey for the feast.", ""),
        ("Turkey dinner was served to the soldiers.", ""),
        ("She ate Turkish delight.", ""),
        # Mali, male
        ("Mali ordered the ambassador to leave.", "ML"),
        ("The male population is ageing, and a Male voice was heard.", ""),
        ("Troops landed in Malé, the capital of the Maldives.", "MV"),
        # Niger, Nigeria
        ("Niger expelled the soldiers.", "NE"),
        ("Nigeria devalued the naira.", "NG"),
        ("Oil companies are leaving the Niger Delta.", "NG"),
        ("Villages along the Niger River were flooded.", ""),
        ("Nigeriens and Nigerians trade across the line.", "NE NG"),
        # the Guineas
        ("Guinea suspended exports of bauxite.", "GN"),
        ("Guinea-Bissau votes on Sunday.", "GW"),
        ("Equatorial Guinea hosts the summit.", "GQ"),
        ("Papua New Guinea signed a defence pact.", "PG"),
        ("He tested it on a guinea pig. Guinea pigs do not mind.", ""),
        ("Pirates are back in the Gulf of Guinea.", ""),
        # the Congos
        ("Congo accuses Rwanda of backing the rebels.", "CD RW"),
        ("The Republic of the Congo pumps oil off Pointe-Noire.", "CG"),
        ("In Brazzaville the opposition said Congo needed change.", "CG"),
        ("Kinshasa recalled its envoy from Brazzaville.", "CD CG"),
        ("The DRC and the DR Congo are one country.", "CD"),
        # the Koreas
        ("North Korea fired a missile into the sea.", "KP"),
        ("South Korea's exports rose.", "KR"),
        ("Korea won the curling final.", "KR"),
        ("North and South Korea exchanged fire.", "KP KR"),
        ("Both Koreas marched under one flag.", "KP KR"),
        ("Tension is rising on the Korean Peninsula.", ""),
        ("Pyongyang said the Korean people would never bow.", "KP"),
        # the Sudans
        ("South Sudan postponed its election.", "SS"),
        ("Sudan's army bombed the market.", "SD"),
        ("South Sudanese refugees went back to Sudan.", "SS SD"),
        # the Irelands
        ("Ireland recognised the state of Palestine.", "IE PS"),
        ("Northern Ireland has a government again.", "GB"),
        # the Samoas, Dominica and the Dominicans
        ("Samoa elected its first woman leader.", "WS"),
        ("American Samoa counted votes.", "AS"),
        ("Dominica rebuilt after the storm.", "DM"),
        ("The Dominican Republic builds a wall.", "DO"),
        ("Dominican soldiers patrol the border with Haiti.", "DO HT"),
        # the Virgin Islands
        ("The British Virgin Islands keep a register of owners.", "VG"),
        ("Voters in the U.S. Virgin Islands chose a delegate.", "VI"),
        # US and us
        ("They told us that the US would pay.", "US"),
        ("Give us peace.", ""),
        ("The U.S. envoy left.", "US"),
        ("Washington has not answered.", "US"),
        ("Voters in Washington state and Washington, D.C. went early.", "US"),
        ("The actor Denzel Washington was born there.", ""),
        ("Denzel Washington came, and Washington was late.", ""),
        ("A house in Moscow, Idaho, was torn down.", "US"),
        ("Moscow denied everything.", "RU"),
        ("Paris Hilton spoke in favour of the law.", ""),
        ("Paris and Berlin agree.", "FR DE"),
        ("Rome, Georgia, is an hour from Atlanta.", "US"),
        # adjectives that are only part of a name for something else
        ("Crowds celebrated Chinese New Year.", ""),
        ("He ordered French fries and Swiss cheese.", ""),
        ("The Indian Ocean is warming; so is the Sea of Japan.", ""),
        ("Latin American leaders met African American mayors.", "US"),
        ("New Mexico and New Jersey sued.", "US"),
        ("Gulf of Mexico oil is cheap.", ""),
        ("The Geneva Conventions forbid it, and so does the Treaty of Rome.", ""),
        ("The Washington Post and the Times of Israel reported it.", ""),
        ("French-speaking cantons voted no.", ""),
        # metonyms
        ("Zhongnanhai is silent.", "CN"),
        ("Downing Street and the Elysée issued a statement.", "GB FR"),
        ("Brussels wants more powers.", ""),
        ("The Knesset passed the budget, the Bundestag did not.", "IL DE"),
        ("The Holy See appointed a nuncio.", "VA"),
        # disputed territories
        ("Taipei said the balloons were harmless.", "TW"),
        ("Sevastopol in Crimea was hit again.", "UA"),
        ("Gunmen killed tourists in Kashmir.", "IN PK"),
        ("Settlers moved to the Golan Heights.", "IL SY"),
        ("Hong Kong and Macau held elections.", "HK MO"),
        ("Pristina and Belgrade normalise relations.", "XK RS"),
        ("Sahrawi activists were freed.", "EH"),
        ("Hargeisa wants Somaliland to be recognised.", "SO"),
        ("Hamas rejected the offer.", ""),
        # a word that needs another beside it
        ("The singer was born in Kingston.", ""),
        ("Police in Kingston, Jamaica, fired shots.", "JM"),
        # firms are not their countries
        ("Toyota and Boeing raised their forecasts.", ""),
    ],
)
def test_a_country_is_named_or_not(text: str, codes: str) -> None:
    assert countries_in(text) == set(codes.split())


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("WHO IS TO BLAME FOR CHAOS IN CHAD?", "TD"),
        ("PRESIDENT TELLS US HE IS TIRED", ""),
        ("US AND CHINA AGREE ON TRUCE", "US CN"),
        ("S. AFRICAN MINERS END STRIKE", "ZA"),
        ("TURKEY, GREECE SIGN ACCORD", "TR GR"),
    ],
)
def test_a_headline_in_capitals_is_read_with_care(title: str, codes: str) -> None:
    assert countries_in("", title) == set(codes.split())


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The WHO declared an emergency.", "WHO"),
        ("Ask who is to blame.", ""),
        ("IS claimed the attack; it is the third.", ""),
        ("Islamic State claimed the attack.", "IS"),
        ("Brussels sprouts are cheap.", ""),
        ("The European Commission sued; Brussels waits.", "EU"),
        ("Houthi fighters seized a UN convoy.", "HOUTHIS UN"),
        ("The World Bank, the IMF and OPEC+ met.", "WORLD-BANK IMF OPEC-PLUS"),
        ("Nato and Asean ministers met in Jakarta.", "NATO ASEAN"),
        ("The International Criminal Court (ICC) issued a warrant.", "ICC"),
        ("M23 and the RSF are militias.", "M23 RSF"),
        ("Tehrik-i-Taliban Pakistan and the Balochistan Liberation Army denied it.", "TTP BLA"),
        ("The North Atlantic Council and Celac met.", "NATO CELAC"),
        ("Jaish al-Adl, the Karen National Union and CODECO.", "JAISH-AL-ADL KNU CODECO"),
    ],
)
def test_an_organisation_is_named_or_not(text: str, keys: str) -> None:
    assert organisations_in(text) == set(keys.split())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vladimir Putin met Kim Jong Un. Putin gave Kim a car.", "Kim Jong Un|Vladimir Putin"),
        ("The singer Kim Petras won. Kim thanked her fans.", "Kim Petras"),
        ("A man called Lee and a woman called Park were hurt.", ""),
        ("President Lee Jae-myung spoke in Seoul. Lee was brief.", "Lee Jae-myung"),
        ("Hunter Biden was convicted.", "Hunter Biden"),
        ("Biden pardoned him.", "Joe Biden"),
        ("Prime Minister Modi and President Erdoğan spoke.", "Narendra Modi|Recep Tayyip Erdogan"),
        ("Foreign Minister Ilse Brandstetter resigned.", "Ilse Brandstetter"),
        ("The analyst Rowan Pettigrew doubts it.", "Rowan Pettigrew"),
        ("It will fail, said Orsolya Vass.", "Orsolya Vass"),
        ("Juan Carlos Monterrey walked out.", "Juan Carlos Monterrey"),
        ("Deutsche Telekom and Nippon Steel merged their Supreme Council.", ""),
        ("In January Police Commissioner Amara Okoro retired.", "Amara Okoro"),
        ("Gen. Kwabena Asante-Boateng said so.", "Kwabena Asante-Boateng"),
    ],
)
def test_a_person_is_known_newly_met_or_nobody(text: str, names: str) -> None:
    assert people_in(text) == ([*names.split("|")] if names else [])


@pytest.mark.parametrize(
    ("text", "codes", "people"),
    [
        ("Путин прибыл в Пекин, сообщил Кремль.", "RU CN", "Vladimir Putin"),
        ("В Северной Корее объявили траур, в Москве молчат.", "KP RU", ""),
        ("Le président Macron va en Côte d’Ivoire et au Tchad.", "FR CI TD", "Emmanuel Macron"),
        ("Estados Unidos y Corea del Norte negocian en Ginebra.", "US KP", ""),
        ("وصل بوتين إلى السعودية وروسيا تنفي", "SA RU", "Vladimir Putin"),
        ("普京访问朝鲜，美国表示关切。", "RU KP US", "Vladimir Putin"),
    ],
)  # fmt: skip
def test_other_languages_name_countries_and_leaders_too(text: str, codes: str, people: str) -> None:
    assert countries_in(text) >= set(codes.split())
    assert people_in(text) == ([people] if people else [])
