import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { AccountId } from '../../domain/ids.ts'
import type { CreatePersonRequest, CreateUnitRequest, PeopleList } from '../../protocol/desk.ts'
import { changePerson, createPerson, createUnit, listPeople, type Answer } from '../api.ts'

type Phase =
  { status: 'loading' } | { status: 'ready'; list: PeopleList } | { status: 'failed'; code: string }

/** 单位与人员. Additions and changes answer with the code of the refusal, or undefined when they were made. */
export const usePeopleStore = defineStore('people', () => {
  const phase = shallowRef<Phase>({ status: 'loading' })

  /** Quietly, the list that is shown stays until the new one is there. */
  async function load({ isQuiet = false } = {}) {
    if (!isQuiet) phase.value = { status: 'loading' }
    const answer = await listPeople()
    if (isQuiet && !answer.ok) return
    phase.value = answer.ok
      ? { status: 'ready', list: answer.value }
      : { status: 'failed', code: answer.code }
  }

  async function addUnit(request: CreateUnitRequest) {
    return accept(await createUnit(request))
  }

  async function addPerson(request: CreatePersonRequest) {
    return accept(await createPerson(request))
  }

  async function nameSection(id: AccountId, section: string | null) {
    return accept(await changePerson(id, { section }))
  }

  async function makeDirector(id: AccountId, isDirector: boolean) {
    return accept(await changePerson(id, { isDirector }))
  }

  /** What a change of the list answers. */
  async function take(answer: Promise<Answer<PeopleList>>): Promise<string | undefined> {
    return accept(await answer)
  }

  function accept(answer: Answer<PeopleList>): string | undefined {
    if (!answer.ok) return answer.code
    phase.value = { status: 'ready', list: answer.value }
    return undefined
  }

  return { phase, load, addUnit, addPerson, nameSection, makeDirector, take }
})
