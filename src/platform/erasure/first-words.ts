/**
 * First names that are words, too, in English or in a language that members are likely to write in.  In small letters a name that begins so may be any
 * sentence: “members will read it” names no Will Read.  Where one is missing here, others may lose two words that were no name; where there is one too many,
 * a name in small letters stays.
 */
const words = `
  ace alba amber amparo ange angel april art ash august aurora aurore autumn avril
  ban baron basil bay bear bella bianca bill bin blanca blanche bliss bob brook buck bud bun
  can candy carol celeste chance charity chase cherry chiara chip christian chuck claire clara clay clement cliff clément
  cole colombe colt constance constant consuelo cooper cruz crystal cuba
  dad daisy dale dawn dean dick dolores don dot drew duke dusty
  earl early earnest ernest ernst esperanza eve
  faith fan fang felice fern fiore fiorella fleur flor fox france frank free
  gale gang gay gene gill ginger gioia gloria glory gold grace grant grazia guy
  hall hang happy harmony harry harvest hazel heath heather heaven heide her herb holly honor hope hung hunter
  inocencia iris ivory ivy
  jack jade jam jasmine jay jean jewel jimmy joy june jung juste justice justo
  king kit
  lance lane lark laurel lee lie lily lin linda linde ling long love luna luz lynx
  magnolia major man mar margarita marguerite marie marina marine mark marshall mason matt max may meadow melody men
  mercedes mercy merry mike milagros miles ming mint misty modesto moon
  nick nieves noble noel norm noël
  ocean olive opal
  page pan pang parker pat patience paz pearl peg penny pepper perla pet pete pierce pierre pilar pin ping pip poppy
  porter prince promise prudence
  queen
  rain ram raven ray red reed reine remedios rex reyes rich river rob robin rock rocky rod roman rosa rosario rose
  rosemary rowan royal ruby run russet rusty ruth
  sage salvador sandy sang savannah scarlet scout see serena serenity shade she shun sierra sin skip sky socorro sol
  soledad some son song speranza spring stella sterling stone storm stormy sue summer sun sung sunny
  tan tang tanner taylor teal temple terry the tiger tin tong too tracy trinidad trinity trip tripp troy true tucker
  turner
  valentine van vera verity victoire victor victoria viola violet virginia vita vittoria
  wade walker war ward way wayne west will willow wing winter wolf wolfe woods wren
  yen yes young ángel
`;

const firstWords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));

/** Whether a first name may be a word, too; an initial, and what is as short as one, always may. */
export const mayBeAWord = (firstName: string): boolean =>
  /^.{0,2}$/u.test(firstName.replaceAll('.', '')) || firstWords.has(firstName.toLowerCase());
