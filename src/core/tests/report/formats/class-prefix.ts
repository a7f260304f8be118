/** .NET’s writers repeat the class before the method in some versions, and not in others. */
export const withoutClass = (name: string, className: string | undefined): string =>
  className !== undefined && name.startsWith(`${className}.`) ? name.slice(className.length + 1) : name
