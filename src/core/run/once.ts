/**
 * What is derived once of each object. Records, results and rules never change once made, so what was derived of one stays
 * true as long as it lives; it goes when the object goes. The only memory of its kind: who derives, says so here.
 */

/**
 * @param derive a pure function of an object that never changes
 * @returns the same function, which asks `derive` once for each object
 */
export function oncePer<K extends object, V>(derive: (of: K) => V): (of: K) => V {
  const derived = new WeakMap<K, { readonly value: V }>()
  return (of) => {
    let entry = derived.get(of)
    if (entry === undefined) {
      entry = { value: derive(of) }
      derived.set(of, entry)
    }
    return entry.value
  }
}

/** @returns the same function, which does its work the first time it is called, and gives that answer from then on */
export function once<V>(work: () => V): () => V {
  let done: { readonly value: V } | undefined
  return () => {
    done ??= { value: work() }
    return done.value
  }
}
