import { z } from 'zod';
import type { Operation } from './operation.ts';
import * as schemas from './schemas.ts';

type Json = Record<string, unknown>;
type Named = Readonly<Record<string, z.ZodType>>;

const asked: Named = { Open: schemas.OpenBody, Say: schemas.SayBody, AskHandover: schemas.HandoverBody, AskPreview: schemas.PreviewBody, Rate: schemas.RatingBody, Resume: schemas.ResumeBody, SayHelped: schemas.HelpedBody, ChooseLanguage: schemas.LanguageBody, Nothing: schemas.NoBody };
const answered: Named = {
  Conversation: schemas.ConversationShown, Message: schemas.Message, Handover: schemas.HandoverShown, Problem: schemas.Problem, Opened: schemas.Opened, Said: schemas.Said, Everything: schemas.Everything,
  Resumed: schemas.Resumed, Preview: schemas.Preview, HandedOver: schemas.HandedOver, Rated: schemas.Rated, Options: schemas.Options, HelpedShown: schemas.HelpedShown, LanguageShown: schemas.LanguageShown, Export: schemas.Export, Regions: schemas.Regions, Actors: schemas.Actors, Services: schemas.Services, Health: schemas.Health,
};

const refusalTexts: Readonly<Record<number, string>> = {
  400: 'The body or the address is not valid: see errors.', 401: 'The token is missing or wrong.', 404: "Does not exist, or is another's.", 409: 'The same id with other content; or, of what is to be deleted, that it must be kept for now.', 413: 'Over 32 kB.',
  415: 'Compressed.', 422: 'Not possible now.', 429: 'Too many from one address: see Retry-After.', 503: 'Not ready, or nothing can be saved.',
};

/** The OpenAPI 3.1 of the operations, generated from the schemas that check the requests. */
export function openApi(operations: readonly Operation[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const operation of operations) paths[operation.path] = { ...paths[operation.path], [operation.method]: describe(operation) };
  return {
    openapi: '3.1.0',
    info: { title: 'Rätt dörr', version: '1', summary: 'Leads a company to the right door, whichever door it comes in by.' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'The token that came when the conversation was opened or resumed.' } },
      schemas: { ...componentsOf(asked, 'input'), ...componentsOf(answered, 'output') },
    },
  };
}

function describe({ name, summary, path, secured, counted, body, query, status, answer, type = 'application/json', refusals = [] }: Operation): Json {
  const others = [...(body || query || path.includes('{') ? [400] : []), ...(body ? [413, 415] : []), ...(secured ? [401, 404] : []), ...(counted ? [429] : []), ...refusals, ...(path.startsWith('/api/') || path === '/readyz' ? [503] : [])];
  const codes = [...new Set(others)].sort((a, b) => a - b);
  const schema = answer ? { $ref: refTo(answered, answer) } : { type: 'string' };
  return {
    operationId: name,
    summary,
    parameters: [...parametersOf(path, type), ...queryOf(query)],
    ...(secured ? { security: [{ token: [] }] } : {}),
    ...(body ? { requestBody: { required: body !== schemas.NoBody, content: { 'application/json': { schema: { $ref: refTo(asked, body) } } } } } : {}),
    responses: {
      [status]: { description: summary, ...(status === 204 ? {} : { content: { [type]: { schema } } }) },
      ...Object.fromEntries(codes.map((code) => [code, { description: refusalTexts[code], content: { 'application/problem+json': { schema: { $ref: refTo(answered, schemas.Problem) } } } }])),
    },
  };
}

function parametersOf(path: string, type: string): Json[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  return type === 'text/event-stream' ? [...inPath, { name: 'Last-Event-ID', in: 'header', required: false, schema: { type: 'string', pattern: '^\\d+$' } }] : inPath;
}

/** What may stand after the ?, none of which must. */
function queryOf(query: Operation['query']): Json[] {
  const properties = query === undefined ? {} : (z.toJSONSchema(query, { io: 'input' }).properties ?? {});
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
}

function refTo(named: Named, schema: z.ZodType): string {
  const found = Object.entries(named).find(([, one]) => one === schema);
  if (!found) throw new Error('every schema of an operation is named in openapi.ts');
  return `#/components/schemas/${found[0]}`;
}

/** Answers may grow, so nothing in them says that there is no more; what is asked stays strict. */
function componentsOf(named: Named, io: 'input' | 'output'): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) registry.add(schema, { id });
  const { schemas: made } = z.toJSONSchema(registry, {
    io,
    uri: (id) => `#/components/schemas/${id}`,
    override: ({ jsonSchema }) => { if (io === 'output' && jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties; },
  });
  return Object.fromEntries(Object.entries(made).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]));
}
