import type { DemandId } from '../../domain/later-ids.ts'
import { demandList, type DemandActing, type DemandKeeping } from '../../protocol/demand.ts'
import { ask } from '../api.ts'

const PATH = '/api/desk/demands'

/** What 领导关注 asks the server. */
export function listDemands() {
  return ask({ path: PATH, schema: demandList })
}

export function keepDemand(id: DemandId, body: DemandKeeping) {
  return ask({ method: 'PUT', path: `${PATH}/${id}`, body, schema: demandList })
}

export function actOnDemand(id: DemandId, body: DemandActing) {
  return ask({ method: 'POST', path: `${PATH}/${id}/acts`, body, schema: demandList })
}
