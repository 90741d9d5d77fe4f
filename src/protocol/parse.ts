import * as v from 'valibot'

export type Parsed<Output> = { ok: true; value: Output } | { ok: false; place: string }

/** Foreign data is unknown until it has passed here. On failure `place` names the first bad field, never its content. */
export function parse<Schema extends v.GenericSchema>(
  schema: Schema,
  data: unknown,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, data, { abortEarly: true })
  return result.success
    ? { ok: true, value: result.output }
    : { ok: false, place: v.getDotPath(result.issues[0]) ?? '' }
}
