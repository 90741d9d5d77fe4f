/** One step of a way, ready to be drawn. */
export interface ShownStep {
  title: string
  details: string[]
  stage: 'done' | 'now' | 'next'
  tone?: 'zhe' | 'zhu'
}
