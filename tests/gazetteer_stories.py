"""Forty short accounts of events of 2022 to 2025, in our own words, labelled by hand.

``countries`` are all that are named: by name, people, capital, city, institution, or a leader who
speaks for them. ``people`` are all who are named, by full name.
"""

from __future__ import annotations

from typing import NamedTuple


class Story(NamedTuple):
    """A headline, its text, and what it names."""

    title: str
    text: str
    countries: str
    people: tuple[str, ...]


STORIES = (
    Story(
        "Black Sea grain deal ends as Moscow withdraws",
        "Russia said it would no longer guarantee safe passage for ships carrying Ukrainian wheat"
        " out of Odesa, ending an arrangement that Turkey and the United Nations had brokered a"
        " year earlier. Kremlin spokesman Dmitry Peskov said the promises made to Moscow had not"
        " been kept. UN chief Antonio Guterres said hundreds of millions of people would pay the"
        " price, and Kenya called the decision a stab in the back.",
        "RU UA TR KE",
        ("Dmitry Peskov", "Antonio Guterres"),
    ),
    Story(
        "Finland joins NATO",
        "The Finnish flag was raised outside the alliance's headquarters in Brussels, doubling the"
        " length of its border with Russia. President Sauli Niinisto said a new era had begun."
        " Sweden, which applied on the same day, was still waiting for the consent of Hungary and"
        " Turkey. Secretary General Jens Stoltenberg said the door would remain open.",
        "FI RU SE HU TR",
        ("Sauli Niinisto", "Jens Stoltenberg"),
    ),
    Story(
        "Wagner fighters turn back two hundred kilometres short of the capital",
        "Yevgeny Prigozhin ordered his mercenaries to halt their march from Rostov-on-Don after"
        " the president of Belarus, Alexander Lukashenko, offered him a way out. In a televised"
        " address hours before, Vladimir Putin had spoken of treason. Two months later the Wagner"
        " founder died when his private jet fell from the sky near Tver.",
        "RU BY",
        ("Yevgeny Prigozhin", "Alexander Lukashenko", "Vladimir Putin"),
    ),
    Story(
        "Officers seize power in Niger",
        "Soldiers of the presidential guard in Niamey detained President Mohamed Bazoum and closed"
        " the borders. ECOWAS, led by Nigeria's Bola Tinubu, gave General Abdourahamane Tiani a"
        " week to step down and threatened force. Mali and Burkina Faso, both ruled by juntas, said"
        " an intervention would be a declaration of war on them. France and the United States have"
        " some 2,500 soldiers in the Sahel state.",
        "NE NG ML BF FR US",
        ("Mohamed Bazoum", "Bola Tinubu", "Abdourahamane Tiani"),
    ),
    Story(
        "Thousands flee Nagorno-Karabakh after lightning offensive",
        "Azerbaijan retook the enclave within a day, and almost the whole Armenian population left"
        " along the Lachin corridor. Prime Minister Nikol Pashinyan accused Russian peacekeepers of"
        " standing by. President Ilham Aliyev said Baku had restored its sovereignty. The European"
        " Parliament called for sanctions.",
        "AZ AM RU",
        ("Nikol Pashinyan", "Ilham Aliyev"),
    ),
    Story(
        "Hamas attack from Gaza kills hundreds in southern Israel",
        "Gunmen broke through the fence at dawn and overran kibbutzim and a music festival, taking"
        " some 250 hostages. Prime Minister Benjamin Netanyahu said the country was at war. Defence"
        " Minister Yoav Gallant ordered a siege of the strip. Egypt and Qatar offered to mediate,"
        " while the United States sent an aircraft carrier to the eastern Mediterranean.",
        "IL PS EG QA US",
        ("Benjamin Netanyahu", "Yoav Gallant"),
    ),
    Story(
        "World Court orders Israel to prevent acts of genocide",
        "The judges in The Hague did not demand a ceasefire, as South Africa had asked, but told"
        " Israel to let aid reach Palestinians in Gaza. Naledi Pandor, the South African foreign"
        " minister, welcomed the order. Itamar Ben-Gvir, Israel's far-right security minister,"
        " mocked the court with a one-word post.",
        "IL ZA PS",
        ("Naledi Pandor", "Itamar Ben-Gvir"),
    ),
    Story(
        "Houthis fire on ships in the Red Sea",
        "Container lines sent their vessels around Africa after missiles launched from Yemen hit"
        " two freighters near the Bab el-Mandeb. American and British aircraft struck radar sites"
        " around Hodeidah. Yahya Saree, a spokesman for the group, said the attacks would go on"
        " until the war in Gaza ended. Egypt is losing Suez Canal fees.",
        "YE US GB PS EG",
        ("Yahya Saree",),
    ),
    Story(
        "Bukele wins a second term in a landslide",
        "Voters in El Salvador forgave the constitution's ban on re-election and gave Nayib Bukele"
        " more than four fifths of the vote. Rights groups such as Amnesty International point to"
        " 75,000 arrests under the state of emergency. Honduras has begun to copy the model.",
        "SV HN",
        ("Nayib Bukele",),
    ),
    Story(
        "Milei takes a chainsaw to the state",
        "Argentina's new president, Javier Milei, halved the number of ministries and let the peso"
        " fall by more than half on his third day in office. The IMF praised bold steps. Economy"
        " Minister Luis Caputo warned that things would get worse before they got better. Brazil's"
        " Luiz Inacio Lula da Silva had stayed away from the inauguration in Buenos Aires.",
        "AR BR",
        ("Javier Milei", "Luis Caputo", "Luiz Inacio Lula da Silva"),
    ),
    Story(
        "Tokyo begins releasing treated water from Fukushima",
        "China banned all Japanese seafood within hours. The International Atomic Energy Agency had"
        " found the plan safe, and its head, Rafael Grossi, visited the plant. Fishermen in South"
        " Korea marched through Seoul, although President Yoon Suk Yeol did not object.",
        "JP CN KR",
        ("Rafael Grossi", "Yoon Suk Yeol"),
    ),
    Story(
        "Lai Ching-te elected president of Taiwan",
        "The vice president gave the Democratic Progressive Party a third term in a row. Beijing,"
        " which calls him a separatist, said the vote would not stop reunification. Antony Blinken"
        " congratulated the winner, and the Chinese foreign ministry lodged a protest. Nauru broke"
        " off relations with Taipei two days later.",
        "TW CN US NR",
        ("Lai Ching-te", "Antony Blinken"),
    ),
    Story(
        "Kim opens the door to tourists from Russia",
        "A first group of skiers landed in Pyongyang from Vladivostok, the first foreigners to be"
        " let in since the pandemic. Kim Jong Un had met Vladimir Putin at a space port in Russia's"
        " Far East five months before. South Korean officials suspect that shells are going the"
        " other way.",
        "KP RU KR",
        ("Kim Jong Un", "Vladimir Putin"),
    ),
    Story(
        "Marcos gives American troops four more bases",
        "Three of the sites in the Philippines face Taiwan and one the Spratly Islands. President"
        " Ferdinand Marcos Jr. said they were defensive. Beijing accused Washington of stirring up"
        " trouble. A Chinese coast guard ship had blinded the crew of a Philippine vessel near"
        " Second Thomas Shoal with a laser a week earlier.",
        "PH US TW CN",
        ("Ferdinand Marcos Jr.",),
    ),
    Story(
        "Modi hosts leaders of the G20 in New Delhi",
        "The declaration avoided naming Russia as the aggressor in Ukraine. Xi Jinping sent his"
        " premier, Li Qiang. The African Union was admitted as a member at the proposal of India's"
        " prime minister, Narendra Modi. Canada's Justin Trudeau had a frosty meeting that soon"
        " turned into a quarrel over the murder of a Sikh activist near Vancouver.",
        "IN RU UA CN CA",
        ("Xi Jinping", "Li Qiang", "Narendra Modi", "Justin Trudeau"),
    ),
    Story(
        "Hasina flees Bangladesh after weeks of protest",
        "Prime Minister Sheikh Hasina left Dhaka by helicopter and landed near Delhi as crowds"
        " entered her residence. Army chief Waker-uz-Zaman announced an interim government, to be"
        " led by the Nobel laureate Muhammad Yunus. Students who had begun by contesting job quotas"
        " celebrated in the streets.",
        "BD IN",
        ("Sheikh Hasina", "Waker-uz-Zaman", "Muhammad Yunus"),
    ),
    Story(
        "Strike on Iranian consulate in Damascus kills general",
        "Tehran vowed revenge on Israel for the death of Mohammad Reza Zahedi, a commander of the"
        " Revolutionary Guards in Syria and Lebanon. Two weeks later it launched more than 300"
        " drones and missiles, nearly all of which were shot down with the help of the United"
        " States, Britain, France and Jordan.",
        "IR SY IL LB US GB FR JO",
        ("Mohammad Reza Zahedi",),
    ),
    Story(
        "Raisi dies in helicopter crash",
        "The aircraft went down in fog in the mountains near the border with Azerbaijan, where"
        " President Ebrahim Raisi had opened a dam together with Ilham Aliyev. Foreign Minister"
        " Hossein Amir-Abdollahian also died. Supreme Leader Ali Khamenei declared five days of"
        " mourning in Iran.",
        "IR AZ",
        ("Ebrahim Raisi", "Ilham Aliyev", "Hossein Amir-Abdollahian", "Ali Khamenei"),
    ),
    Story(
        "Assad flees as rebels enter Damascus",
        "Half a century of family rule ended in eleven days. Fighters led by Ahmed al-Sharaa had"
        " taken Aleppo, Hama and Homs almost without a fight. Bashar al-Assad was given asylum in"
        " Moscow. Turkey's foreign minister, Hakan Fidan, urged an orderly transition; Israeli"
        " troops moved into the buffer zone on the Golan Heights.",
        "SY RU TR IL",
        ("Ahmed al-Sharaa", "Bashar al-Assad", "Hakan Fidan"),
    ),
    Story(
        "Georgian police clear Rustaveli Avenue",
        "Water cannon were used against crowds in Tbilisi for a fourth night after Prime Minister"
        " Irakli Kobakhidze put off talks on joining the European Union. President Salome"
        " Zourabichvili said she would stay in office. The ruling Georgian Dream party accuses the"
        " protesters of plotting a Maidan.",
        "GE UA",
        ("Irakli Kobakhidze", "Salome Zourabichvili"),
    ),
    Story(
        "Trump indicted in Georgia",
        "A grand jury in Fulton County charged Donald Trump and eighteen others with trying to"
        " overturn the 2020 election. District attorney Fani Willis gave them ten days to come to"
        " Atlanta. Brad Raffensperger, the secretary of state whom Trump asked to find votes, was a"
        " witness.",
        "US",
        ("Donald Trump", "Fani Willis", "Brad Raffensperger"),
    ),
    Story(
        "Sandu re-elected in Moldova",
        "Maia Sandu beat a former prosecutor thanks to the votes of Moldovans abroad. Her adviser"
        " Stanislav Secrieru spoke of massive interference by Russia. Ursula von der Leyen"
        " congratulated her. Voters in Transnistria were brought to the polls by bus.",
        "MD RU",
        ("Maia Sandu", "Stanislav Secrieru", "Ursula von der Leyen"),
    ),
    Story(
        "Fico shot after cabinet meeting",
        "Slovakia's prime minister, Robert Fico, was hit by several bullets in the town of"
        " Handlova. Interior Minister Matus Sutaj Estok blamed hatred in politics. Viktor Orban"
        " said Hungarians were praying for his friend. A 71-year-old man was arrested.",
        "SK HU",
        ("Robert Fico", "Matus Sutaj Estok", "Viktor Orban"),
    ),
    Story(
        "Scholz dismisses Lindner, coalition collapses",
        "Chancellor Olaf Scholz said his finance minister, Christian Lindner, had broken his trust"
        " once too often. Friedrich Merz, the leader of the opposition, demanded an early vote. The"
        " German economy has shrunk for two years. Emmanuel Macron has no majority in Paris.",
        "DE FR",
        ("Olaf Scholz", "Christian Lindner", "Friedrich Merz", "Emmanuel Macron"),
    ),
    Story(
        "Yoon declares martial law, parliament overturns it",
        "Lawmakers climbed over walls to vote down the decree within hours. Opposition leader Lee"
        " Jae-myung streamed his way to the National Assembly in Seoul. The president was impeached"
        " eleven days later, and Han Duck-soo became acting head of state. North Korea said"
        " nothing for a week.",
        "KR KP",
        ("Yoon Suk Yeol", "Lee Jae-myung", "Han Duck-soo"),
    ),
    Story(
        "M23 rebels capture Goma",
        "Fighters backed by Rwanda entered the largest city in the east of the Democratic Republic"
        " of the Congo. Thirteen peacekeepers from South Africa, Malawi and Uruguay were killed."
        " President Felix Tshisekedi refused to meet Paul Kagame. Bintou Keita, the head of the UN"
        " mission, said the hospitals were overwhelmed.",
        "CD RW ZA MW UY",
        ("Felix Tshisekedi", "Paul Kagame", "Bintou Keita"),
    ),
    Story(
        "Sudan's army retakes the palace in Khartoum",
        "Soldiers loyal to Abdel Fattah al-Burhan raised the flag on the ruins two years after the"
        " war with the Rapid Support Forces of Mohamed Hamdan Dagalo began. The paramilitaries"
        " still besiege El Fasher. The United Arab Emirates denies arming them. Chad and South"
        " Sudan have taken in more than a million refugees.",
        "SD AE TD SS",
        ("Abdel Fattah al-Burhan", "Mohamed Hamdan Dagalo"),
    ),
    Story(
        "Trump and Zelensky quarrel in the Oval Office",
        "You do not have the cards, the president told his guest from Kyiv in front of the cameras."
        " Vice President JD Vance asked whether Volodymyr Zelensky had said thank you even once. A"
        " deal on Ukrainian minerals was left unsigned. Keir Starmer called both men that evening,"
        " and Kaja Kallas wrote that the free world needed a new leader.",
        "US UA GB",
        ("Donald Trump", "Volodymyr Zelensky", "JD Vance", "Keir Starmer", "Kaja Kallas"),
    ),
    Story(
        "Greenlanders vote with an eye on Washington",
        "The Democrats of Jens-Frederik Nielsen won. All parties but one want independence from"
        " Denmark some day; none wants to be American. Mette Frederiksen, the Danish premier,"
        " said Greenland was not for sale. JD Vance visited the base at Pituffik soon after.",
        "GL US DK",
        ("Jens-Frederik Nielsen", "Mette Frederiksen", "JD Vance"),
    ),
    Story(
        "Four days of fighting between India and Pakistan",
        "Indian jets hit what New Delhi called terrorist camps after gunmen had killed 26 people at"
        " Pahalgam in Kashmir. Islamabad said it had shot down five aircraft, some of them Rafales."
        " Marco Rubio telephoned Shehbaz Sharif and Subrahmanyam Jaishankar through the night.",
        "IN PK US",
        ("Marco Rubio", "Shehbaz Sharif", "Subrahmanyam Jaishankar"),
    ),
    Story(
        "American bombers strike Fordow and Natanz",
        "Seven B-2 aircraft flew from Missouri to drop the heaviest conventional bombs on Iran's"
        " enrichment sites, ten days into Israel's air campaign. Iran answered with missiles at Al"
        " Udeid in Qatar, and a truce followed. Foreign Minister Abbas Araghchi flew to Moscow."
        " Oman had been about to host another round of talks with Steve Witkoff.",
        "US IR IL QA RU OM",
        ("Abbas Araghchi", "Steve Witkoff"),
    ),
    Story(
        "First American pope elected",
        "Cardinal Robert Prevost, who spent much of his life in Peru, appeared on the balcony of"
        " St. Peter's Basilica as Pope Leo XIV. He was born in Chicago. Giorgia Meloni and Claudia"
        " Sheinbaum were among the first to send wishes to the Vatican.",
        "VA PE US IT MX",
        ("Pope Leo XIV", "Giorgia Meloni", "Claudia Sheinbaum"),
    ),
    Story(
        "Carney's Liberals win in Canada",
        "Pierre Poilievre lost his own seat in an election that was about Donald Trump from"
        " beginning to end. Mark Carney, once governor of the central banks of Canada and Britain,"
        " said the old relationship with the United States was over. The Bloc Québécois lost votes"
        " in Quebec.",
        "CA US GB",
        ("Pierre Poilievre", "Donald Trump", "Mark Carney"),
    ),
    Story(
        "Nepal's prime minister resigns after deadly protests",
        "Young people angry about corruption and a ban on social media set fire to parliament in"
        " Kathmandu. K.P. Sharma Oli stepped down. Sushila Karki, a former chief justice, was sworn"
        " in as interim leader after an online vote. India closed border posts for a day.",
        "NP IN",
        ("K.P. Sharma Oli", "Sushila Karki"),
    ),
    Story(
        "Border war between Thailand and Cambodia",
        "Rockets and air strikes around an ancient temple killed at least 30 people. Acting premier"
        " Phumtham Wechayachai spoke of war crimes. Hun Manet asked the Security Council to meet."
        " Malaysia's Anwar Ibrahim brought the two to a table in Putrajaya, and a ceasefire held.",
        "TH KH MY",
        ("Phumtham Wechayachai", "Hun Manet", "Anwar Ibrahim"),
    ),
    Story(
        "Petro recalls ambassador over strikes on boats",
        "Colombia's president, Gustavo Petro, accused Washington of murder after a vessel was sunk"
        " in the Caribbean. Pete Hegseth posted a video of the explosion. Most of the earlier"
        " targets had come from Venezuela, where Nicolas Maduro called up the militia. Trinidad and"
        " Tobago supports the operation.",
        "CO US VE TT",
        ("Gustavo Petro", "Pete Hegseth", "Nicolas Maduro"),
    ),
    Story(
        "Guinea's general wins a seven-year term",
        "Mamady Doumbouya had promised not to run when he took power in Conakry four years earlier."
        " Cellou Dalein Diallo, who lives in exile in Ivory Coast and Senegal, called the vote a"
        " charade. Next door, officers in Guinea-Bissau had stopped a count a month before.",
        "GN CI SN GW",
        ("Mamady Doumbouya", "Cellou Dalein Diallo"),
    ),
    Story(
        "Earthquake kills thousands in Turkey and Syria",
        "The first shock came at night near Gaziantep, the second at noon. President Recep Tayyip"
        " Erdogan declared an emergency in ten provinces. Rescuers came from Greece, Mexico and"
        " Israel. In Idlib the White Helmets dug with their hands; Martin Griffiths of the UN"
        " admitted that the world had failed them.",
        "TR SY GR MX IL",
        ("Recep Tayyip Erdogan", "Martin Griffiths"),
    ),
    Story(
        "Hurricane Melissa devastates Jamaica",
        "The storm came ashore in the west with winds of almost 300 km/h. Prime Minister Andrew"
        " Holness declared the whole island a disaster area. It went on to eastern Cuba, where"
        " 700,000 people had been moved, and flooded towns in Haiti and the Dominican Republic.",
        "JM CU HT DO",
        ("Andrew Holness",),
    ),
    Story(
        "Climate summit in Baku ends with a deal that pleases few",
        "Rich countries promised 300 billion dollars a year by 2035. Chandni Raina, the delegate of"
        " India, called the sum paltry. Mukhtar Babayev, who presided, had brought down the gavel"
        " before she could speak. Panama's Juan Carlos Monterrey had walked out earlier. Next"
        " year's meeting is in Belém, in the Brazilian Amazon.",
        "AZ IN PA BR",
        ("Chandni Raina", "Mukhtar Babayev", "Juan Carlos Monterrey"),
    ),
)
