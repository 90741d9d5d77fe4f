/** What a colour says: gray nothing special, qing action, lv done, zhe waiting, zhu urgent or wrong. */
export type Tone = 'gray' | 'qing' | 'lv' | 'zhe' | 'zhu'
