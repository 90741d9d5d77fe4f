/** The largest number that a rule may ask for or give, up or down: what the editor takes, a file may say too, and no more. */
export const MOST_AMOUNT = 999_999
