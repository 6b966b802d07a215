/** Somebody of the example who is always there, with the same number and address in every roll. */
export interface CastMember {
  readonly number: string;
  readonly first: string;
  readonly last: string;
  readonly email: string;
  readonly memberClass?: string;
  readonly joined: string;
  readonly company?: string;
}

/** Somebody whom one can step into; staff are persons without being members. */
export interface CastPersona {
  readonly key: 'member' | 'organizer' | 'verifier' | 'chair' | 'voter' | 'secretary' | 'administrator';
  /** As “Committee chair”. */
  readonly role: string;
  readonly name: string;
  readonly email: string;
  /** Null for staff who are not on the roll. */
  readonly number: string | null;
  /** What there is to do as this person. */
  readonly todo: string;
}

export const personas: readonly CastPersona[] = [
  {
    key: 'member',
    role: 'Member',
    name: 'Jordan Bellweather',
    email: 'j.bellweather@example.org',
    number: '10482217',
    todo: 'Read a petition and sign it, join a group.',
  },
  {
    key: 'organizer',
    role: 'Organizer',
    name: 'Amara Okonkwo-Lindqvist',
    email: 'a.okonkwo@example.org',
    number: '10482230',
    todo: 'Write a petition, invite an organizer, open it, file it.',
  },
  {
    key: 'verifier',
    role: 'Staff verifier',
    name: 'Delia Marchetti-Osei',
    email: 'd.marchetti@example.org',
    number: null,
    todo: 'Test the signatures of what was filed, and sign off the count.',
  },
  {
    key: 'chair',
    role: 'Committee chair',
    name: 'Imogen Castellanos',
    email: 'i.castellanos@example.org',
    number: '10311406',
    todo: 'Record what the committee decided, and report it to the Council.',
  },
  {
    key: 'voter',
    role: 'Committee member',
    name: 'Eun-ji Park',
    email: 'e.park@example.org',
    number: '10417733',
    todo: 'Read the docket, and vote on what is put to the vote.',
  },
  {
    key: 'secretary',
    role: 'Council secretary',
    name: 'Theodora Brandvold',
    email: 't.brandvold@example.org',
    number: null,
    todo: 'Read the reports, and record what the Council voted.',
  },
  {
    key: 'administrator',
    role: 'Administrator',
    name: 'Priya Raghunathan',
    email: 'p.raghunathan@example.org',
    number: null,
    todo: 'Bring in a roll, edit units and posts.',
  },
];

const member = (number: string, [first, last]: readonly [string, string], email: string, joined: string, company = ''): CastMember => ({
  number,
  first,
  last,
  email: `${email}@example.org`,
  joined,
  company,
});

/** Members of the example by name: the personas, the committee, organizers of petitions, conveners of groups. All are in good standing. */
export const cast: readonly CastMember[] = [
  member('10482217', ['Jordan', 'Bellweather'], 'j.bellweather', '2011-06-14', 'Riverbend Public Library'),
  member('10482230', ['Amara', 'Okonkwo-Lindqvist'], 'a.okonkwo', '2009-03-02', 'Duluth Public Library'),

  member('10311406', ['Imogen', 'Castellanos'], 'i.castellanos', '1998-05-11', 'Prairie State University Library'),
  member('10307719', ['Bashir', 'Rahimi'], 'b.rahimi', '1997-09-30', 'Harbor City Library'),
  member('10298450', ['Dolores', 'Featherstonhaugh'], 'd.featherstonhaugh', '1989-01-17', 'Cotswold County Library System'),
  member('10417733', ['Eun-ji', 'Park'], 'e.park', '2006-08-21', 'Lakeview College'),
  member('10420981', ['Fatima Zahra', 'El Idrissi'], 'f.elidrissi', '2007-02-05', 'Desert Springs Library District'),
  member('10399012', ['Gwendolyn', 'Achterberg'], 'g.achterberg', '2004-11-09', 'Grand Traverse Library'),
  member('10362208', ['Hiroshi', 'Tanaka'], 'h.tanaka', '2001-06-26', 'Pacific Rim University'),
  member('10433345', ['Jasper', 'Whitehorse'], 'j.whitehorse', '2008-04-18', 'Red Mesa Tribal Library'),
  member('10376690', ['Kateřina', 'Dvořáková'], 'k.dvorakova', '2002-10-01', 'Cedar Rapids Heritage Library'),
  member('10355127', ['Lourdes', 'Monteverde y Salazar'], 'l.monteverde', '2000-07-07', 'Las Cruces Branch Libraries'),
  member('10441876', ['Marcus', 'Oyelaran'], 'm.oyelaran', '2009-12-12', 'South Shore Academy'),
  member('10450034', ['Ngozi', 'Umeh'], 'n.umeh', '2010-02-23', 'Peachtree Community College'),
  member('10349961', ['Orla', 'Ní Bhriain'], 'o.nibhriain', '1999-03-17', 'Charles River Library Network'),

  member('10460277', ['Thomas', 'Nguyễn Văn Đức'], 't.nguyen', '2013-05-20', 'San José State University'),
  member('10471159', ['Wilhelmina', 'Vandersteen-Abernathy'], 'w.vandersteen', '2015-01-08', 'Terrebonne Parish School District'),
  member('10465518', ['Hana', 'Svobodová'], 'h.svobodova', '2014-06-02', 'Nebraska Plains Library'),
  member('10478803', ['Emmanuel', 'Baptiste-Fontaine'], 'e.baptiste', '2016-09-13', 'Bayou State Library'),
  member('10480021', ['Rosalía', 'Peña Escudero'], 'r.pena', '2017-02-27', 'Rio Vista Library'),
  member('10481144', ['Desmond', 'Achebe-Walsh'], 'd.achebe', '2017-10-10', 'State Correctional Libraries'),
  member('10444490', ['Ingrid', 'Þorsteinsdóttir'], 'i.thorsteins', '2009-08-15', 'Northfield Public Library'),
  member('10452266', ['Samuel', 'Two Eagles'], 's.twoeagles', '2010-11-30', 'Badlands College Library'),
  member('10467905', ['Mei-Ling', 'Ouyang'], 'm.ouyang', '2014-04-04', 'Golden Gate Library'),
  member('10473320', ['Yusuf', 'Abd al-Rahman'], 'y.rahman', '2015-07-19', 'Dearborn Neighborhood Library'),
  member('10469983', ['Clémence', 'd’Estrées'], 'c.estrees', '2014-10-28', 'Bibliothèque du Lac'),
  member('10483377', ['Tobias', 'Großmann'], 't.grossmann', '2018-03-03', 'Hill Country Library'),

  member('10401238', ['Nkechi', 'Adeyemi-Brandt'], 'n.adeyemi', '2005-01-25', 'Harold Washington Reading Rooms'),
  member('10408846', ['Piotr', 'Wójcik'], 'p.wojcik', '2005-09-06', 'Polonia Library'),
  member('10412570', ['Siân', 'ap Rhys'], 's.aprhys', '2006-02-14', 'Welsh Hills Library'),
  member('10429913', ['Mele', 'Kahananui'], 'm.kahananui', '2007-12-01', 'Windward Library'),
  member('10436602', ['Leticia', 'Ibarra-Cohen'], 'l.ibarra', '2008-08-08', 'Mission Street Library'),
  member('10438871', ['Darnell', 'Washington'], 'd.washington', '2008-10-20', 'Motor City Library'),
  member('10446654', ['Aoife', "O'Malley"], 'a.omalley', '2009-09-09', 'Shannon Memorial Library'),
  member('10448120', ['Ravi', 'Subramaniam'], 'r.subramaniam', '2009-11-03', 'Silicon Prairie Library'),
  member('10455739', ['Bożena', 'Kowalczyk'], 'b.kowalczyk', '2011-02-16', 'Vistula Library'),
  member('10458418', ['Christopher', 'Hollingsworth-Abubakar'], 'c.hollingsworth', '2011-09-27', 'Kansas Valley Library'),
  member('10462895', ['Itziar', 'Ibáñez Larrañaga'], 'i.ibanez', '2013-10-31', 'Boise Basque Library'),
  member('10475546', ['Signe', 'Ahlgren'], 's.ahlgren', '2016-01-11', 'Twin Lakes Library'),
  member('10476630', ['Kwame', 'Boateng'], 'k.boateng', '2016-04-22', 'Liberty Street Library'),
  member('10484412', ['Oindrila', 'Mukherjee'], 'o.mukherjee', '2018-06-18', 'Garden State University'),
];
