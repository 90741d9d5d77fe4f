import * as v from 'valibot'
import type { Audience } from '../domain/key-points/audience.ts'
import { KEY_POINT_LIMITS } from '../domain/key-points/key-point.ts'
import { text, unitId } from './fields.ts'

/** To whom points and topics are addressed; it equals `Audience` of `domain/key-points`. */
export const audience = v.variant('kind', [
  v.object({ kind: v.literal('all') }),
  v.object({ kind: v.literal('classes'), classIds: v.pipe(v.array(text(64)), v.maxLength(64)) }),
  v.object({
    kind: v.literal('units'),
    unitIds: v.pipe(v.array(unitId), v.maxLength(KEY_POINT_LIMITS.units)),
  }),
]) satisfies v.GenericSchema<unknown, Audience>
