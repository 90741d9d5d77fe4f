import { toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'

/** A schema as JSON Schema, for the description of the server's routes; what it cannot say is left out. */
export function jsonSchemaOf(schema: v.GenericSchema): Record<string, unknown> {
  const { $schema: _dialect, ...described } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    typeMode: 'input',
    errorMode: 'ignore',
  })
  return described
}
