import type { SignerPost, SignOffChain } from '../../src/domain/policy/sign-off-chain.ts'
import { addPolicy } from '../../src/server/policy/policy.usecases.ts'
import type { Client, TestOffice } from './server-office.ts'

/** Two looks: 主任 before anything is used, and a leader besides before anything goes up. */
export async function askForOfficeReviews({ server: { parts }, clock }: TestOffice) {
  await parts.db.write(() => {
    const { version: _version, ...policy } = parts.policies.at(clock.now)
    const signOff = [chainOf('up', true, ['director', 'leader']), chainOf('here', false, ['director'])]
    addPolicy(parts.db, { ...policy, signOff, validFrom: clock.now - 1 })
  })
}

/** An editor who heads the office. */
export async function signInDirector(office: TestOffice, account: string): Promise<Client> {
  const director = await office.signIn(account)
  await changePerson(office, director, { isDirector: true })
  return director
}

export async function changePerson(office: TestOffice, { accountId }: Client, payload: object) {
  const admin = await office.signIn('guanli')
  return admin.inject({ method: 'PATCH', url: `/api/admin/people/${accountId}`, payload })
}

function chainOf(id: string, isUpward: boolean, posts: SignerPost[]): SignOffChain {
  const steps = posts.map((post) => ({ post, hasDeputy: false }))
  return { id, name: id, categories: null, origins: null, isUpward, steps, statement: null }
}
