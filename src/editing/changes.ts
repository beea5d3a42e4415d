import { isSame } from './same.ts';

/** One field of an actor that is not as it was. `service` where it is a field of one of its services. */
export type Change = { service?: string; field: string; from: unknown; to: unknown };

type Thing = Readonly<Record<string, unknown>>;
/** An actor as it may stand in a draft: whole, or with something that is still to be mended. */
export type Written = Thing & { services?: readonly Thing[] };

/** What differs between an actor as it was and as it is, field by field, services by their ids. A service that came or went is one change. */
export function changesBetween(before: unknown, after: unknown): Change[] {
  const [was, is] = [writtenOf(before), writtenOf(after)];
  const own = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((field) => field !== 'services').flatMap((field) => change(undefined, field, was[field], is[field]));
  const ids = [...new Set([...servicesOf(was), ...servicesOf(is)].map(idOf))];
  const services = ids.flatMap((service) => {
    const [old, young] = [servicesOf(was), servicesOf(is)].map((list) => list.find((one) => idOf(one) === service));
    if (old === undefined || young === undefined) return change(service, '', old, young);
    return [...new Set([...Object.keys(old), ...Object.keys(young)])].flatMap((field) => change(service, field, old[field], young[field]));
  });
  return [...own, ...services];
}

function change(service: string | undefined, field: string, from: unknown, to: unknown): Change[] {
  return isSame(from, to) ? [] : [{ ...(service === undefined ? {} : { service }), field, from, to }];
}

/** By what a change is named in a form. */
export function nameOf({ service = '', field }: Pick<Change, 'service' | 'field'>): string {
  return `${service}/${field}`;
}

/** An actor with some changes made to it. */
export function withChanges(actor: unknown, changes: readonly Change[]): Written {
  return changes.reduce<Written>((now, { service, field, to }) => {
    if (service === undefined) return tidy({ ...now, [field]: to });
    const services = servicesOf(now);
    const known = services.some((one) => idOf(one) === service);
    if (field === '') return { ...now, services: to === undefined ? services.filter((one) => idOf(one) !== service) : known ? services.map((one) => (idOf(one) === service ? to as Thing : one)) : [...services, to as Thing] };
    return { ...now, services: services.map((one) => (idOf(one) === service ? tidy({ ...one, [field]: to }) : one)) };
  }, writtenOf(actor));
}

/** What only one of two has changed since a common beginning is theirs together; what both have changed, unlike, is a choice. */
export function meet(base: unknown, mine: unknown, theirs: unknown): { both: Written; choices: { mine: Change; theirs: Change }[] } {
  const [my, their] = [changesBetween(base, mine), changesBetween(base, theirs)];
  const choices = my.flatMap((one) => {
    const other = their.find((candidate) => nameOf(candidate) === nameOf(one));
    return other && !isSame(one.to, other.to) ? [{ mine: one, theirs: other }] : [];
  });
  const chosen = new Set(choices.map(({ mine: one }) => nameOf(one)));
  return { both: withChanges(theirs, my.filter((one) => !chosen.has(nameOf(one)))), choices };
}

function tidy(thing: Thing): Written {
  return Object.fromEntries(Object.entries(thing).filter(([, value]) => value !== undefined));
}

function writtenOf(value: unknown): Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Written : {};
}

/** The services of an actor as it stands in a draft. */
export function servicesOf({ services }: Written): readonly Thing[] {
  return Array.isArray(services) ? services : [];
}

function idOf(service: Thing): string {
  return typeof service['id'] === 'string' ? service['id'] : '';
}
