import { createHash } from 'node:crypto';

/** What a row of the roll tells of a member. */
export const fields = [
  'number',
  'firstName',
  'lastName',
  'informalName',
  'email',
  'class',
  'type',
  'status',
  'joinedOn',
  'paidThrough',
  'suspended',
  'directoryOptOut',
  'company',
  'mergedInto',
] as const;

export type Field = (typeof fields)[number];

/** Without these a file cannot be read. */
export const requiredFields: readonly Field[] = ['number', 'firstName', 'lastName', 'class', 'paidThrough'];

export const dateFields = ['joinedOn', 'paidThrough'] as const;
export type DateField = (typeof dateFields)[number];

/** How a file is read: saved, and used again for the next file with the same columns. */
export interface Mapping {
  /** The column of each field, by its name in the first row. */
  readonly columns: Partial<Readonly<Record<Field, string>>>;
  /** Columns in which 3/4/27 is the third of April; elsewhere it is the fourth of March. */
  readonly dayFirst: readonly DateField[];
  /** The file holds the whole roll, so that members who are missing from it are off the roll. */
  readonly whole: boolean;
}

/** Names by which membership systems call the columns, without case, spaces and marks; the likelier first. */
const synonyms: Readonly<Record<Field, readonly string[]>> = {
  number:
    'memberid membernumber memberno membernum membernr imisid memberkey mbrid mbrnumber membershipid membershipnumber membershipno constituentid customerid customernumber contactid personid recordid accountnumber accountid id number'.split(
      ' ',
    ),
  firstName: 'firstname first givenname given forename fname namefirst prenom vorname'.split(' '),
  lastName: 'lastname last familyname family surname lname namelast nom nachname'.split(' '),
  informalName:
    'informalname informal preferredname preferredfirstname nickname goesby callname knownas badgename'.split(' '),
  email: 'email emailaddress primaryemail primaryemailaddress preferredemail email1 workemail mail emailaddr'.split(
    ' ',
  ),
  class:
    'memberclass membershipclass class membercategory membershipcategory category memberlevel membershiplevel level membergrade grade duescategory'.split(
      ' ',
    ),
  type: 'membertype membershiptype type customertype subtype'.split(' '),
  status: 'memberstatus membershipstatus status statuscode recordstatus'.split(' '),
  joinedOn:
    'joindate joined joinedon datejoined joinedat membersince memberstartdate originaljoindate firstjoined startdate enrolldate enrollmentdate'.split(
      ' ',
    ),
  paidThrough:
    'paidthrough paidthru paidthroughdate paidthrudate duespaidthrough duespaidthru duespaidthroughdate paidto paidtodate paiduntil expirationdate expiration expiredate expirydate expiry expires expireson membershipexpires membershipexpiration membershipexpirationdate membershipenddate enddate validuntil validthrough termend'.split(
      ' ',
    ),
  suspended: 'suspended issuspended suspendedflag suspension hold'.split(' '),
  directoryOptOut:
    'directoryoptout optout optoutdirectory excludefromdirectory hidefromdirectory nodirectory donotpublish unlisted'.split(
      ' ',
    ),
  company:
    'company companyname organization organisation organizationname institution institutionname employer library libraryname workplace affiliation'.split(
      ' ',
    ),
  mergedInto:
    'mergedinto mergedintoid mergedintomember mergeinto mergedto mergedtoid mergeto survivorid survivingid masterid duplicateof supersededby'.split(
      ' ',
    ),
};

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The names of the columns, each different: blank ones are numbered by place, and a second one gets a number. */
export function columnNames(firstRow: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return firstRow.map((said, index) => {
    const name = said.replace(/\s+/g, ' ').trim() || `column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

/** Which columns the names suggest; a system that has only a type of member means its class by it. */
export function proposeColumns(names: readonly string[]): Mapping['columns'] {
  const byBareName = new Map([...names].reverse().map((name) => [bare(name), name]));
  const columns: Partial<Record<Field, string>> = {};
  const taken = new Set<string>();
  for (const field of fields) {
    const found = synonyms[field]
      .map((word) => byBareName.get(word))
      .find((name) => name !== undefined && !taken.has(name));
    if (found === undefined) continue;
    columns[field] = found;
    taken.add(found);
  }
  if (columns.class === undefined && columns.type !== undefined) {
    columns.class = columns.type;
    delete columns.type;
  }
  return columns;
}

/** Fields that the mapping lacks, or gives a column that the file does not have. */
export function missingFields(columns: Mapping['columns'], names: readonly string[]): Field[] {
  return requiredFields.filter((field) => !names.includes(columns[field] ?? ''));
}

/** Files with the same columns, in whatever order, are read alike. */
export function headerHash(names: readonly string[]): Buffer {
  return createHash('sha256').update(names.map(bare).sort().join('\n')).digest();
}
