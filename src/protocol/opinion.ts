import * as v from 'valibot'
import { text } from './fields.ts'

/** `POST /api/desk/consultations/{id}/answer`, and the payload of the deed `consultation.answer`. */
export const opinion = v.object({ words: v.pipe(text(2000), v.trim(), v.minLength(1)) })
export type Opinion = v.InferOutput<typeof opinion>
