import { existsSync, readFileSync } from 'node:fs';

type Schema = { $ref?: string; type?: string; format?: string; properties?: Record<string, Schema>; items?: Schema };
type Swagger = { paths: Record<string, Record<string, { responses: Record<string, { schema?: Schema }> }>>; definitions: Record<string, Schema> };

const file = '../shared/data/directline/directline-3.0.json';

/** Microsoft's own description of Direct Line 3.0, which is kept beside the project, not in it. */
const swagger = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, '')) as Swagger) : undefined;

/** Whether there is a description to check against. */
export const isDescribed = swagger !== undefined;

/** What in an answer is not as the description has it: a status, a field, a type. Nothing where there is no description. */
export function faultsOf({ method, path, status, body }: { method: string; path: string; status: number; body: unknown }): string[] {
  if (!swagger) return [];
  const plain = path.split('?')[0] ?? '';
  const described = Object.entries(swagger.paths).find(([pattern]) => new RegExp(`^${pattern.replace(/\{\w+\}/g, '[^/]+')}$`).test(plain))?.[1][method.toLowerCase()];
  if (!described) return status === 404 || method === 'OPTIONS' ? [] : [`${method} ${plain} is not described, and was answered ${status}`];
  if (status >= 400) return faultsIn({ $ref: '#/definitions/ErrorResponse' }, body, 'error');
  const answer = described.responses[String(status)];
  if (!answer) return [`${method} ${plain} is not described with ${status}`];
  return answer.schema ? faultsIn(answer.schema, body, 'body') : [];
}

/** In Swagger of .NET's making `object` without properties is any value: a card action's value is a string. */
function faultsIn(schema: Schema, value: unknown, at: string): string[] {
  if (schema.$ref !== undefined) return faultsIn(swagger?.definitions[schema.$ref.replace('#/definitions/', '')] ?? {}, value, at);
  switch (schema.type) {
    case 'object': {
      if (!schema.properties) return [];
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
      return Object.entries(value).flatMap(([key, one]) => {
        const known = schema.properties?.[key];
        return known ? faultsIn(known, one, `${at}.${key}`) : [`${at}.${key} is not in the description`];
      });
    }
    case 'array':
      return Array.isArray(value) ? value.flatMap((one, i) => faultsIn(schema.items ?? {}, one, `${at}[${i}]`)) : [`${at} is no list`];
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at} is no integer`];
    case 'string':
      if (typeof value !== 'string') return [`${at} is no text`];
      return schema.format === 'date-time' && Number.isNaN(Date.parse(value)) ? [`${at} is no time`] : [];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at} is neither true nor false`];
    default:
      return [];
  }
}
