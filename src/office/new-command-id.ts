import { newCommandId } from '../domain/ids.ts'

const idSource = {
  now: () => Date.now(),
  randomBytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)),
}

/** The number under which a request of this desk is carried out once. */
export const newRequestId = () => newCommandId(idSource)
