import type { RefusalCode } from '../../protocol/codes.ts'
import { jsonSchemaOf } from '../../protocol/json-schema.ts'
import { refusal } from '../../protocol/sync.ts'
import type { RefusalTexts } from './refusal.ts'
import type { Route } from './route.ts'

type Json = Record<string, unknown>

/** What any guarded or any writing route may refuse, beside its own refusals. */
const ON_GUARDED: readonly RefusalCode[] = ['session.required', 'session.forbidden']
const ON_WRITING: readonly RefusalCode[] = [
  'request.wrong_protocol',
  'request.foreign_origin',
  'server.storage_full',
]
const ON_JSON_BODY: readonly RefusalCode[] = ['request.malformed', 'request.not_json', 'request.too_large']
const ON_ANY: readonly RefusalCode[] = ['server.failed', 'server.stopping']

/** The description of all routes (OpenAPI 3.1), made from the same declarations that the server runs on. */
export function describeRoutes(routes: readonly Route[], refusals: RefusalTexts): Json {
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, refusals) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Caifeng',
      version: '1',
      description: 'The server of an office: phones, desk, administration.',
    },
    paths,
    components: {
      schemas: { Refusal: jsonSchemaOf(refusal) },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-caifeng' } },
    },
  }
}

function describeRoute(route: Route, refusals: RefusalTexts): Json {
  const { summary, policy } = route
  return {
    summary,
    parameters: describeParameters(route),
    ...describeBody(route),
    responses: { ...describeSuccess(route), ...describeRefusals(route, refusals) },
    ...(policy === 'public'
      ? {}
      : { security: [{ session: [] }], 'x-roles': policy.roles, 'x-scope': policy.scope }),
  }
}

function describeParameters({ path, query = {} }: Route): Json[] {
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1])
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }))
  const inQuery = Object.entries(query).map(([name, description]) => ({
    name,
    in: 'query',
    description,
    schema: { type: 'string' },
  }))
  return [...inPath, ...inQuery]
}

function describeBody({ body, bytes }: Route): Json {
  if (bytes === 'request') return { requestBody: { content: { 'application/octet-stream': {} } } }
  if (body === undefined) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: jsonSchemaOf(body) } } } }
}

function describeSuccess({ response, bytes }: Route): Json {
  if (response !== undefined) {
    return {
      '200': { description: 'Done.', content: { 'application/json': { schema: jsonSchemaOf(response) } } },
    }
  }
  return bytes === 'response' ? { '200': { description: 'The bytes.' } } : { '204': { description: 'Done.' } }
}

/** Several codes may share a status: each is named with its sentence. */
function describeRefusals(route: Route, texts: RefusalTexts): Json {
  const responses: Record<string, { description: string; content: Json }> = {}
  for (const code of refusalsOf(route)) {
    const text = texts[code]
    if (text === undefined) throw new Error(`${route.method} ${route.path} names ${code}, which has no text`)
    const before = responses[text.status]?.description
    const sentence = `\`${code}\`: ${text.message}`
    responses[text.status] = {
      description: before === undefined ? sentence : `${before} ${sentence}`,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
    }
  }
  return responses
}

function refusalsOf({ method, policy, body, refusals }: Route): RefusalCode[] {
  const isWriting = method !== 'GET' && method !== 'HEAD'
  return [
    ...refusals,
    ...(policy === 'public' ? [] : ON_GUARDED),
    ...(isWriting ? ON_WRITING : []),
    ...(body === undefined ? [] : ON_JSON_BODY),
    ...ON_ANY,
  ]
}
