import {
  AdaptiveCard,
  Column,
  HostConfig,
  GlobalRegistry,
  SerializationContext,
  TextRun,
  Versions,
  type SerializableObject,
} from 'adaptivecards';

type Json = Record<string, unknown>;

/**
 * Problems of a card of version 1.5 by Microsoft's own SDK: complaints of its parser and validator,
 * and properties that its schema does not know (the parser ignores those).
 */
export function schemaProblems(card: unknown): string[] {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);
  const events = Array.from(
    { length: context.eventCount },
    (_, i) => context.getEventAt(i).message,
  );
  const failures = parsed.validateProperties().validationEvents.map(({ message }) => message);
  return [...events, ...failures, ...unknownProperties(card)];
}

/** Keys whose objects have no type of their own. */
const untyped = new Set(['choices', 'data', 'inlines', 'refresh']);

function unknownProperties(value: unknown, key = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => unknownProperties(one, key));
  if (typeof value !== 'object' || value === null || key === 'data') return [];
  const json = value as Json;
  const nested = Object.entries(json).flatMap(([name, one]) => unknownProperties(one, name));
  const instance = instanceOf(json, key);
  if (!instance)
    return untyped.has(key) ? nested : [...nested, `${key}: ${String(json.type)} is no element`];
  const known = new Set([
    'type',
    '$schema',
    'body',
    'items',
    'columns',
    'actions',
    'inlines',
    ...propertiesOf(instance),
  ]);
  return [
    ...nested,
    ...Object.keys(json)
      .filter((name) => !known.has(name))
      .map((name) => `${String(json.type)} has no "${name}"`),
  ];
}

function instanceOf({ type }: Json, key: string): SerializableObject | undefined {
  if (type === 'AdaptiveCard') return new AdaptiveCard();
  if (type === 'TextRun' && key === 'inlines') return new TextRun();
  if (type === 'Column' && key === 'columns') return new Column();
  const name = String(type);
  return (
    GlobalRegistry.elements.createInstance(name, Versions.v1_5) ??
    GlobalRegistry.actions.createInstance(name, Versions.v1_5)
  );
}

function propertiesOf(instance: SerializableObject): string[] {
  const schema = instance.getSchema();
  return Array.from({ length: schema.getCount() }, (_, i) => schema.getItemAt(i).name);
}
