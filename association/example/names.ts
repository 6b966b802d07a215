/** Given and family names of people as they live in one place together; the weight says how often a name is drawn from each. */
export interface NameCulture {
  readonly weight: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  /** How the parts are put together where it is not simply one and one. */
  readonly form?: 'two-family-names' | 'three-part-given';
}

const list = (text: string): readonly string[] => text.trim().split(/\s*\|\s*/);

/** Every name here is common among many people; none is meant for anybody. */
export const nameCultures: readonly NameCulture[] = [
  {
    weight: 34,
    given: list(
      'Jordan|Margaret|Dorothy|James|Patricia|Robert|Linda|Michael|Barbara|William|Elizabeth|David|Jennifer|Susan|Thomas|Jessica|Sarah|Karen|Nancy|Lisa|Matthew|Betty|Anthony|Sandra|Ashley|Emily|Kimberly|Donna|Michelle|Carol|Amanda|Melissa|Deborah|Stephanie|Rebecca|Laura|Cynthia|Kathleen|Amy|Angela|Shirley|Anna|Brenda|Pamela|Emma|Nicole|Helen|Samantha|Katherine|Christine|Latoya|Keisha|DeShawn|Tyrone|Ebony|Malik|Jamal|Imani|Aaliyah|Darnell|Sally Ann|Mary Beth|J. D.',
    ),
    family: list(
      "Smith|Johnson|Williams|Brown|Jones|Davis|Miller|Wilson|Moore|Taylor|Anderson|Jackson|White|Harris|Thompson|Robinson|Clark|Lewis|Walker|Hall|Allen|Young|King|Wright|Hill|Scott|Green|Adams|Baker|Nelson|Carter|Mitchell|Roberts|Turner|Phillips|Campbell|Parker|Evans|Edwards|Collins|Stewart|Morris|Rogers|Reed|Cook|Bell|Bailey|Cooper|Howard|Ward|Peterson|Gray|Watson|Brooks|Kelly|Sanders|Price|Bennett|Wood|Barnes|Henderson|Coleman|Jenkins|Washington|Freeman|Banks|Vandersteen-Abernathy|Smith-Jones|St. John|Bellweather-Cole|Fitzwilliam|L'Heureux",
    ),
  },
  {
    weight: 7,
    given: list(
      'Aoife|Siobhán|Niamh|Ciarán|Seán|Róisín|Caoimhe|Eoin|Oisín|Gráinne|Sinéad|Máire|Pádraig|Fionnuala|Bríd|Tadhg|Deirdre|Declan|Brendan|Maeve|Nuala|Orla|Cormac|Liam|Colm|Una|Eilidh|Morag|Hamish|Ewan|Fiona|Catriona|Iain|Callum|Mairi|Angus|Rhiannon|Bronwen|Gwenllian|Owain|Dafydd|Siân',
    ),
    family: list(
      "O'Brien|O'Connor|O'Sullivan|O'Neill|O’Malley|O'Donnell|O'Reilly|O'Shea|O’Leary|O'Dwyer|Ní Dhomhnaill|Ó Súilleabháin|Mac Giolla Phádraig|McCarthy|McGrath|McKenna|McLaughlin|MacDonald|MacKenzie|MacLeod|Murphy|Byrne|Ryan|Walsh|Doyle|Gallagher|Doherty|Kennedy|Lynch|Murray|Quinn|Fitzgerald|Fitzpatrick|Nolan|Flynn|Callaghan|Brennan|Farrell|Duffy|Ap Rhys|Llewellyn|Gruffudd",
    ),
  },
  {
    weight: 14,
    form: 'two-family-names',
    given: list(
      'María|José|Guadalupe|Juan Carlos|Lourdes|Ximena|Alejandro|Sofía|Andrés|Verónica|Martín|Beatriz|Ángel|Inés|Ramón|Concepción|Joaquín|Rocío|Adrián|Mónica|Raúl|Belén|Óscar|Pilar|Héctor|Graciela|Sebastián|Yolanda|Tomás|Araceli|Germán|Esperanza|Nicolás|Dolores|Iván|Consuelo|Fabián|Maricela|César|Leticia|Xóchitl|Cuauhtémoc|Itzel|Marisol|Rigoberto|Altagracia',
    ),
    family: list(
      'García|Rodríguez|Martínez|Hernández|López|González|Pérez|Sánchez|Ramírez|Torres|Flores|Rivera|Gómez|Díaz|Reyes|Cruz|Morales|Ortiz|Gutiérrez|Chávez|Ramos|Ruiz|Álvarez|Mendoza|Vásquez|Castillo|Jiménez|Moreno|Romero|Herrera|Medina|Aguilar|Garza|Castro|Vargas|Fernández|Guzmán|Muñoz|Peña|Ibáñez|Núñez|Zúñiga|de la Cruz|de la Fuente|del Río|de los Santos|Monteverde',
    ),
  },
  {
    weight: 4,
    given: list(
      'Amélie|Benoît|Céline|Étienne|Françoise|Gaël|Hélène|Jérôme|Loïc|Maëlle|Noémie|Océane|Pénélope|René|Sébastien|Thérèse|Valérie|Zoé|Jean-Luc|Marie-Claude|Anne-Sophie|Jean-Baptiste|Marie-Ève|Pierre-Yves|Antoine|Brigitte|Claude|Delphine|Émile|Florence|Gisèle|Hugues|Isabelle|Josée|Laurent|Mireille|Nathalie|Olivier|Pascale|Rémi|Solange|Yvette',
    ),
    family: list(
      "Tremblay|Gagnon|Roy|Côté|Bouchard|Gauthier|Morin|Lavoie|Fortin|Gagné|Ouellet|Pelletier|Bélanger|Lévesque|Bergeron|Leblanc|Paquette|Girard|Simard|Boucher|Dubois|Lefèvre|Mercier|Fournier|Rousseau|Lemaître|D'Amour|d’Estrées|de Lotbinière|Du Pré|Le Goff|Béchard-Roy|Saint-Laurent|L'Écuyer|Arceneaux|Thibodeaux|Boudreaux|Hébert|Guérin|Châtelain|Desrosiers|Archambault",
    ),
  },
  {
    weight: 7,
    given: list(
      'Jürgen|Käthe|Jörg|Ursula|Günther|Brigitta|Sören|Annelies|Dieter|Ingrid|Klaus|Liesel|Matthias|Renate|Stefan|Ute|Wolfgang|Heidi|Konrad|Gretchen|Wilhelmina|Pieter|Marijke|Joost|Saskia|Willem|Anneke|Bram|Femke|Maarten|Liesbeth|Sjoerd|Geertruida|Cornelis|Hendrika|Bastiaan|Fräncis|Lukas|Elke|Friederike|Theodor|Mechthild',
    ),
    family: list(
      "Müller|Schröder|Weiß|Großmann|Köhler|Schäfer|Böhm|Jäger|Vögel|Krüger|Bauer|Hoffmann|Wagner|Becker|Schulz|Zimmermann|Hartmann|Lange|Krause|Lehmann|von Bülow|von der Heide|zu Hohenberg|van der Berg|van den Heuvel|van Dijk|de Vries|de Groot|ter Horst|'t Hooft|van 't Veer|Vandersteen|Visser|Mulder|Bosch|Kuipers|Dijkstra|Hoekstra|Zijlstra|Rademaker|Yoder|Stoltzfus",
    ),
  },
  {
    weight: 4,
    given: list(
      'Giuseppe|Francesca|Giovanni|Chiara|Antonio|Lucia|Salvatore|Giulia|Vincenzo|Rosalba|Domenico|Alessia|Raffaele|Concetta|Niccolò|Assunta|Gaetano|Filomena|Calogero|Immacolata|Matteo|Beatrice|Lorenzo|Serena|Davide|Elisabetta|Enzo|Graziella|Rocco|Ornella|Massimo|Patrizia|Umberto|Loredana|Silvio|Mariangela|Dario|Fiorella|Ettore|Noemi|Carmine|Gemma',
    ),
    family: list(
      "Rossi|Russo|Ferrari|Esposito|Bianchi|Romano|Colombo|Ricci|Marino|Greco|Bruno|Gallo|Conti|De Luca|Costa|Giordano|Mancini|Rizzo|Lombardi|Moretti|D'Angelo|D'Amico|Dell'Acqua|Dall'Olio|Della Rovere|Di Stefano|Di Pietro|De Santis|Lo Bianco|La Rosa|Nicolò|Caruso|Ferrara|Galli|Martinelli|Leone|Longo|Gentile|Vitale|Serra|Coppola|Sanfilippo",
    ),
  },
  {
    weight: 3,
    form: 'two-family-names',
    given: list(
      'João|Conceição|Antônio|Luísa|Sebastião|Inês|Gonçalo|Fátima|Tomé|Patrícia|Vinícius|Letícia|Caetano|Mônica|Flávio|Júlia|Márcio|Lígia|Otávio|Débora|Rúben|Graça|Estêvão|Salomé|Artur|Benedita|Duarte|Filipa|Henrique|Isaura|Jacinta|Leonor|Marcos|Nuno|Olívia|Paulo|Raquel|Simão|Teresa|Ubirajara|Vasco|Zélia',
    ),
    family: list(
      'Silva|Santos|Oliveira|Souza|Lima|Pereira|Ferreira|Costa|Rodrigues|Almeida|Nascimento|Araújo|Ribeiro|Gonçalves|Carvalho|Lopes|Soares|Fernandes|Vieira|Barbosa|Rocha|Dias|Monteiro|Mendes|Cardoso|Guimarães|Simões|Magalhães|Conceição|Brandão|da Silva|dos Santos|de Jesus|da Cunha|do Nascimento|d’Ávila|Leitão|Falcão|Galvão|Pinheiro|Quintão|Assunção',
    ),
  },
  {
    weight: 6,
    given: list(
      'Małgorzata|Łukasz|Agnieszka|Paweł|Katarzyna|Zbigniew|Świętosława|Mirosław|Grażyna|Bożena|Andrzej|Jadwiga|Stanisław|Wojciech|Zofia|Tomáš|Božena|Jiří|Květa|Zdeněk|Šárka|Ondřej|Miloš|Ivana|Dušan|Ljubica|Žarko|Đurđica|Vesna|Zoltán|Erzsébet|György|Csilla|Ágnes|Ștefan|Ioana|Răzvan|Olena|Taras|Oksana|Bohdan|Nataliya|Kateřina',
    ),
    family: list(
      'Kowalska|Wiśniewski|Wójcik|Kamińska|Lewandowski|Zieliński|Szymańska|Woźniak|Dąbrowski|Kozłowska|Jabłoński|Wróbel|Król|Grzegorczyk|Brzęczyszczykiewicz|Dvořáková|Novák|Svobodová|Procházka|Černý|Kučerová|Veselý|Říha|Křížová|Šimek|Horvat|Kovačević|Đorđević|Petrović|Šarić|Žižek|Nagy|Szabó|Kővári|Horváth|Popescu|Țurcanu|Shevchenko|Kovalenko|Bondarenko|Melnyk|Skłodowska-Nowak|Wałęsa',
    ),
  },
  {
    weight: 4,
    given: list(
      'Åsa|Björn|Sigrún|Øystein|Mårten|Ragnheiður|Þórdís|Håkon|Kjersti|Søren|Bjørg|Lærke|Jónas|Guðrún|Göran|Ingeborg|Leif|Solveig|Torbjörn|Astrid|Päivi|Jyrki|Äänis|Marjatta|Väinö|Sanni|Eero|Aino|Kärt|Jaan|Līga|Jānis|Rūta|Gediminas|Freja|Magnus|Signe|Anders|Birgitta|Nils|Ellen|Karin',
    ),
    family: list(
      'Andersson|Johansson|Lindqvist|Åkerström|Sjöberg|Bergström|Nyström|Öhman|Hägglund|Ekström|Hansen|Sørensen|Jørgensen|Nygård|Ødegård|Bjørnson|Kværnø|Rasmussen|Mørch|Lindgaard|Jónsdóttir|Sigurðsson|Guðmundsdóttir|Þorsteinsson|Korhonen|Mäkinen|Hämäläinen|Järvinen|Virtanen|Nieminen|Tamm|Kõiv|Ozoliņš|Bērziņš|Kazlauskienė|Žukauskas|Okonkwo-Lindqvist|Dahl|Berg|Holm|Lund|Strand',
    ),
  },
  {
    weight: 4,
    form: 'three-part-given',
    given: list(
      'Anh|Bảo|Chi|Dũng|Đức|Giang|Hà|Hằng|Hiếu|Hoa|Hùng|Hương|Khánh|Lan|Linh|Loan|Mai|Minh|Mỹ|Nam|Nga|Ngọc|Nhung|Phúc|Phương|Quân|Quỳnh|Sơn|Tâm|Thảo|Thắng|Thu|Thủy|Tiến|Trang|Trinh|Tuấn|Tuyết|Vân|Việt|Xuân|Yến',
    ),
    family: list(
      'Nguyễn|Trần|Lê|Phạm|Huỳnh|Hoàng|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Đoàn|Lâm|Mai|Tô|Trịnh|Trương|Vương|Cao|Châu|Chu|Đào|Hà|Kiều|La|Lưu|Lương|Mạc|Nghiêm|Ông|Phùng|Quách|Tạ|Thái|Tôn|Triệu',
    ),
  },
  {
    weight: 5,
    given: list(
      'Wei|Xiaoming|Li Hua|Meiling|Jun|Yan|Jing|Fang|Min|Lei|Na|Qiang|Xiu Ying|Guiying|Ming|Hui|Ping|Zhen|Ting|Bo|Chao|Dan|Feng|Gang|Hong|Juan|Kai|Lan|Mei-Ling|Ning|Peng|Qing|Rui|Shu-Fen|Tao|Wen|Xin|Yi-Chun|Ying|Yu|Zhi-Hao|文静|志强|美玲',
    ),
    family: list(
      'Wang|Li|Zhang|Liu|Chen|Yang|Huang|Zhao|Wu|Zhou|Xu|Sun|Ma|Zhu|Hu|Guo|He|Lin|Gao|Luo|Zheng|Liang|Xie|Tang|Han|Cao|Deng|Feng|Peng|Zeng|Xiao|Tian|Dong|Yuan|Pan|Cai|Jiang|Yu|Du|Ye|Lü|Ouyang|王|陈',
    ),
  },
  {
    weight: 3,
    given: list(
      'Haruka|Kenji|Yuki|Takeshi|Akiko|Hiroshi|Sakura|Daisuke|Naoko|Makoto|Emi|Ryō|Yōko|Shōta|Kaoru|Misaki|Tetsuya|Aya|Kazuo|Hanako|Shin’ichi|Jun’ya|Tomoko|Masaru|Chiyo|Noboru|Reiko|Satoshi|Michiko|Ichirō|Setsuko|Gorō|Fumiko|Hideo|Kumi|Taichi|Rin|Sōsuke|Mariko|Isamu|美咲|健太|さくら',
    ),
    family: list(
      'Satō|Suzuki|Takahashi|Tanaka|Watanabe|Itō|Yamamoto|Nakamura|Kobayashi|Katō|Yoshida|Yamada|Sasaki|Yamaguchi|Matsumoto|Inoue|Kimura|Hayashi|Shimizu|Yamazaki|Mori|Abe|Ikeda|Hashimoto|Ishikawa|Ogawa|Gotō|Okada|Hasegawa|Fujita|Murakami|Kondō|Ōta|Saitō|Endō|Aoki|Fukuda|Nishimura|Onodera|Kuroki|佐藤|鈴木|高橋',
    ),
  },
  {
    weight: 3,
    given: list(
      'Ji-woo|Min-jun|Seo-yeon|Hyun-woo|Eun-ji|Sung-ho|Hye-jin|Jae-hyun|Soo-jin|Dong-hyun|Yoon-ah|Kyung-hee|Sang-min|Mi-sook|Young-ho|In-sook|Chul-soo|Ha-eun|Joon-ho|Na-ri|Tae-yang|Bo-ram|Ye-jin|Woo-jin|Sun-hee|Kwang-soo|Ji-hye|Seung-min|Ah-young|Min-ji|Hee-jung|Jin-ho|Eun-young|Dae-jung|Yu-na|Ki-tae|So-mi|Jung-hwa|Hae-won|Chan-ho|지우|민준',
    ),
    family: list(
      'Kim|Lee|Park|Choi|Jung|Kang|Cho|Yoon|Jang|Lim|Han|Oh|Seo|Shin|Kwon|Hwang|Ahn|Song|Ryu|Hong|Jeon|Ko|Moon|Yang|Son|Bae|Baek|Heo|Yoo|Nam|Sim|Noh|Ha|Kwak|Sung|Cha|Joo|Woo|Koo|Min|Namgung|김',
    ),
  },
  {
    weight: 6,
    given: list(
      'Priya|Arjun|Lakshmi|Rajesh|Ananya|Vikram|Deepa|Sanjay|Kavita|Rahul|Meera|Suresh|Sunita|Amit|Nandini|Harpreet|Gurpreet|Manjit|Simran|Jaswinder|Fatima|Imran|Ayesha|Tariq|Nasreen|Bilal|Shabnam|Karthik|Sivakami|Venkatesh|Padmavathi|Srinivasa|Thenmozhi|Anushka|Rohan|Ishita|Debashish|Sharmila|Nilufar|Kamala|Dilshan|Chathurika|Bishnu',
    ),
    family: list(
      'Sharma|Patel|Singh|Kumar|Gupta|Reddy|Nair|Iyer|Mehta|Shah|Joshi|Desai|Kapoor|Malhotra|Chatterjee|Banerjee|Mukherjee|Bhattacharya|Das|Ghosh|Rao|Menon|Pillai|Subramaniam|Krishnamurthy|Venkataraman|Kaur|Gill|Sandhu|Dhillon|Khan|Ahmed|Hussain|Qureshi|Siddiqui|Chaudhry|Rahman|Perera|Jayawardena|Fernando|Thapa|Gurung|Shrestha',
    ),
  },
  {
    weight: 5,
    given: list(
      'Fatimah|Omar|Layla|Yusuf|Nour|Khalid|Amal|Hassan|Samira|Tarek|Rania|Mahmoud|Hanan|Karim|Dalia|Mustafa|Salma|Ibrahim|Zaynab|Walid|Nadia|Faisal|Maryam|Rashid|Leila|Reza|Parisa|Farhad|Shirin|Bahram|Nasrin|Dariush|Azadeh|Elif|Mehmet|Ayşe|Çağla|Gülşen|Ömer|İpek|Tamar|Nareh|Vartan',
    ),
    family: list(
      "al-Masri|Al-Khatib|El-Sayed|el Amrani|Haddad|Nasser|Khoury|Mansour|Aziz|Saleh|Farah|Hamdan|Barakat|Qasim|Darwish|Sabbagh|Abu-Zayd|Abd al-Rahman|bin Talal|ibn Yusuf|Benali|Boudiaf|Ben Youssef|Shirazi|Tehrani|Hosseini|Ahmadi|Moradi|Rostami|Esfahani|Yılmaz|Şahin|Öztürk|Çelik|Güneş|Aydın|Kılıç|Petrosyan|Der Bedrosian|Sarkisian|Kurdi|A'zam",
    ),
  },
  {
    weight: 6,
    given: list(
      'Amara|Chinedu|Ngozi|Emeka|Adaeze|Obinna|Ifeoma|Chukwuemeka|Nkechi|Uchenna|Oluwaseun|Adébáyọ̀|Títílayọ̀|Olúwafẹ́mi|Fọláṣadé|Babatunde|Yetunde|Kwame|Abena|Kofi|Akosua|Yaw|Efua|Kwaku|Ama|Fatou|Mamadou|Aminata|Ousmane|Awa|Wanjiru|Kamau|Achieng|Otieno|Nyambura|Thandiwe|Sipho|Nomvula|Themba|Lindiwe|Tesfaye|Selamawit|Abebe',
    ),
    family: list(
      "Okonkwo|Adeyemi|Okafor|Eze|Nwosu|Obi|Chukwu|Balogun|Ọláìyá|Adébọ̀wálé|Ogunleye|Afolabi|Danjuma|Mensah|Owusu|Boateng|Asante|Osei|Appiah|Addo|Diallo|Traoré|Koné|N'Diaye|Ba|Cissé|Sow|M'Baye|Kariuki|Mwangi|Odhiambo|Njoroge|Kipchoge|Ng'ang'a|Wekesa|Nkosi|Dlamini|Mokoena|Mthembu|van Wyk-Zulu|Bekele|Gebreselassie|Haile-Mariam",
    ),
  },
  {
    weight: 2,
    given: list(
      'Keoni|Leilani|Kaimana|Noelani|Kekoa|Malia|Ikaika|Puanani|Makoa|Nālani|Kūpono|Pualani|Hōkū|Keali‘i|Ka‘iulani|Ku‘uipo|Sione|Mele|Tevita|Losa|Fetu|Sina|Tala|Wiremu|Aroha|Hine|Tāne|Māia|Dakota|Winona|Shilah|Nizhoni|Kai|Ahiga|Chenoa|Tayen|Aiyana|Koda|Yazhi|Tsula|Nashoba|Awenasa',
    ),
    family: list(
      "Kealoha|Kahananui|Kalani|Kamaka|Keawe|Ka‘ahumanu|Kekuaokalani|Kawānanakoa|Nāhua|Makanani|Akana|Kaleo|Kapule|Mahoe|Nakoa|Pukui|Tuiasosopo|Faleolo|Leota|Mata'afa|Tupou|Taufa|Ngata|Parata|Te Kanawa|Te Rangi|Begay|Yazzie|Tsosie|Benally|Nez|Whitehorse|Two Eagles|Red Cloud|Little Thunder|Mankiller|Swimmer|Littlejohn|Blackfeather|Standing Bear|Locklear|Oxendine",
    ),
  },
  {
    weight: 3,
    given: list(
      'Avi|Miriam|Shoshana|Yael|Noam|Rivka|Eliezer|Tova|Chaim|Devorah|Ze’ev|Naomi|Gideon|Hadassah|Ephraim|Batya|Ilan|Ruth|Asher|Dov|Giorgos|Eleni|Dimitrios|Kalliope|Konstantinos|Despina|Panagiotis|Vasiliki|Stavros|Zoe|Ioannis|Anastasia|Spyridon|Chrysoula|Athanasios|Foteini|Evangelos|Paraskevi|Leonidas|Thaleia|Nikos|Ariadne',
    ),
    family: list(
      'Cohen|Levy|Friedman|Goldberg|Rosenthal|Katz|Shapiro|Weinstein|Kaplan|Greenbaum|Ben-David|Bar-On|Mizrahi|Peretz|Abramovitz|Rabinowitz|Feldman|Horowitz|Lieberman|Zuckerman|Papadopoulos|Georgiou|Dimitriou|Nikolaidis|Karagiannis|Vlahos|Pappas|Konstantinou|Alexopoulos|Economou|Antonopoulos|Christodoulou|Makris|Samaras|Theodorou|Kyriakides|Stavropoulos|Tsakiris|Zografos|Anagnostou|Kouris|Mavros',
    ),
  },
];
