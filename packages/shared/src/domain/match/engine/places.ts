// Locations brought to one form, so that "NYC Office", "US-NY-New York" and "New York, NY" can meet.
import { fold } from "./fold.ts";
import { remembering } from "./remember.ts";

export type Places = {
  readonly cities: readonly string[];
  readonly countries: readonly string[];
  readonly isRemote: boolean;
};

const ALIASES = new Map(
  `nyc:new york|new york:new york|manhattan:new york|brooklyn:new york|sf:san francisco|san fran:san francisco|sfo:san francisco|
   la:los angeles|bangalore:bengaluru|blr:bengaluru|bombay:mumbai|madras:chennai|calcutta:kolkata|gurgaon:gurugram|
   munich:munchen|muenchen:munchen|cologne:koln|koeln:koln|vienna:wien|prague:praha|warsaw:warszawa|cracow:krakow|lisbon:lisboa|
   rome:roma|milan:milano|turin:torino|florence:firenze|naples:napoli|geneva:geneve|genf:geneve|zuerich:zurich|brussels:bruxelles|
   brussel:bruxelles|antwerp:antwerpen|copenhagen:kobenhavn|kobenhavn:kobenhavn|gothenburg:goteborg|athens:athina|
   bucharest:bucuresti|kiev:kyiv|moscow:moskva|st petersburg:saint petersburg|saigon:ho chi minh|hcmc:ho chi minh|
   ho chi minh:ho chi minh|peking:beijing|canton:guangzhou|sg:singapore|hk:hong kong|mexico:mexico|cdmx:mexico|
   ciudad de mexico:mexico|sao paulo:sao paulo|philly:philadelphia|atl:atlanta|chi:chicago|dfw:dallas|slc:salt lake|
   silicon valley:san jose|washington dc:washington|washington d c:washington|ldn:london|dub:dublin|the hague:den haag|tel aviv yafo:tel aviv`
    .split("|")
    .map((pair) => {
      const [from = "", to = ""] = pair.trim().split(":");
      return [from, to] as const;
    }),
);
const COUNTRIES = new Map(
  `us:us|usa:us|united states:us|united states of america:us|america:us|uk:gb|gb:gb|gbr:gb|united kingdom:gb|great britain:gb|england:gb|
   scotland:gb|wales:gb|ie:ie|irl:ie|ireland:ie|de:de|deu:de|germany:de|deutschland:de|fr:fr|france:fr|es:es|spain:es|it:it|italy:it|
   nl:nl|netherlands:nl|holland:nl|be:be|belgium:be|ch:ch|switzerland:ch|at:at|austria:at|pl:pl|poland:pl|pt:pt|portugal:pt|se:se|
   sweden:se|no:no|norway:no|dk:dk|denmark:dk|fi:fi|finland:fi|cz:cz|czechia:cz|czech republic:cz|ro:ro|romania:ro|hu:hu|hungary:hu|
   gr:gr|greece:gr|tr:tr|turkey:tr|turkiye:tr|il:il|israel:il|ae:ae|uae:ae|united arab emirates:ae|in:in|ind:in|india:in|cn:cn|china:cn|
   jp:jp|japan:jp|kr:kr|korea:kr|south korea:kr|tw:tw|taiwan:tw|vn:vn|vietnam:vn|ph:ph|philippines:ph|au:au|australia:au|nz:nz|
   new zealand:nz|ca:ca|can:ca|canada:ca|mx:mx|br:br|brazil:br|brasil:br|ar:ar|argentina:ar|cl:cl|chile:cl|co:co|colombia:co|za:za|
   south africa:za|ng:ng|nigeria:ng|eg:eg|egypt:eg|ua:ua|ukraine:ua|ru:ru|russia:ru`
    .split("|")
    .map((pair) => {
      const [from = "", to = ""] = pair.trim().split(":");
      return [from, to] as const;
    }),
);
const STATES = new Set(
  `alabama|alaska|arizona|arkansas|california|colorado|connecticut|delaware|florida|georgia|hawaii|idaho|illinois|indiana|iowa|kansas|
   kentucky|louisiana|maine|maryland|massachusetts|michigan|minnesota|mississippi|missouri|montana|nebraska|nevada|new hampshire|
   new jersey|new mexico|north carolina|north dakota|ohio|oklahoma|oregon|pennsylvania|rhode island|south carolina|south dakota|
   tennessee|texas|utah|vermont|virginia|west virginia|wisconsin|wyoming|ontario|quebec|british columbia|alberta|manitoba|nova scotia|
   karnataka|maharashtra|tamil nadu|telangana|haryana|bavaria|bayern|new south wales|victoria|queensland`
    .split("|")
    .map((state) => state.trim()),
);
const REMOTE = /\b(?:remote|home office|work from home|wfh|anywhere|distributed|virtual|telecommut\w*|home based)\b/;
const NOISE =
  /\b(?:remote|home|office|offices|hq|headquarters?|site|campus|dc|plant|warehouse|branch|hub|store|area|metro|metropolitan|greater|city|bay|region|downtown|building|floor|tower|hybrid|onsite|based|distributed|virtual|anywhere|wfh|work|from|\d+)\b/g;

export const placesOf = remembering(readPlaces);

function readPlaces(locations: readonly string[]): Places {
  const cities = new Set<string>();
  const countries = new Set<string>();
  let isRemote = false;
  for (const location of locations) {
    if (REMOTE.test(fold(location))) isRemote = true;
    for (const part of location.slice(0, 300).split(/[,;/|()[\]–—-]/u)) {
      const whole = fold(part);
      const bare = whole.replace(NOISE, " ").replace(/\s+/g, " ").trim();
      const country = COUNTRIES.get(whole) ?? COUNTRIES.get(bare);
      // "SG" and "Singapore" are a city first, and "CA" or "IN" may be a state: a code alone says little
      const alias = ALIASES.get(whole) ?? ALIASES.get(bare);
      if (alias !== undefined) cities.add(alias);
      else if (country !== undefined) countries.add(country);
      else if (STATES.has(bare)) countries.add(`state ${bare}`);
      else if (bare.length > 2) cities.add(bare);
    }
  }
  return { cities: [...cities], countries: [...countries], isRemote };
}

export type PlaceLikeness = "same" | "remote" | "unknown" | "elsewhere" | "different";

/** `remote`: both work from anywhere. `elsewhere`: one does, the other has a city. */
export function placeLikeness(one: Places, other: Places): PlaceLikeness {
  if (one.cities.some((city) => other.cities.includes(city))) return "same";
  if (one.isRemote && other.isRemote) return "remote";
  const areBothKnown = (one.cities.length > 0 || one.isRemote) && (other.cities.length > 0 || other.isRemote);
  if (!areBothKnown) return "unknown";
  return one.isRemote || other.isRemote ? "elsewhere" : "different";
}
