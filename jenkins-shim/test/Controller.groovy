import com.cloudbees.groovy.cps.Continuable
import com.cloudbees.groovy.cps.CpsTransformer
import com.cloudbees.groovy.cps.Outcome
import com.cloudbees.groovy.cps.SerializableScript
import com.cloudbees.groovy.cps.impl.CpsCallableInvocation
import org.codehaus.groovy.control.CompilerConfiguration
import org.codehaus.groovy.runtime.InvokerHelper

/** What a program hands to the controller when it calls a step: it waits until the step has its result. */
class StepCall implements Serializable {
  String name
  Object[] given
}

/** The base of every script, as `CpsScript` of workflow-cps: global variables first, then own methods, then steps. */
abstract class ProgramScript extends SerializableScript {
  Object invokeMethod(String name, Object args) {
    def found = Controller.globals[name]
    if (found instanceof Script) { return InvokerHelper.invokeMethod(found, 'call', args) }
    if (this.metaClass.respondsTo(this, name, args as Object[])) { return InvokerHelper.getMetaClass(this).invokeMethod(this, name, args as Object[]) }
    if (!Controller.steps.containsKey(name)) { throw new NoSuchMethodError("No such DSL method '$name' found among steps".toString()) }
    // What describes a parameter is no step: it is there at once.
    if (name in Controller.symbols) { return Controller.steps[name].call(*(args as Object[])) }
    Continuable.suspend(new StepCall(name: name, given: args as Object[]))
  }
  Object getProperty(String name) { Controller.globals.containsKey(name) ? Controller.globals[name] : super.getProperty(name) }
}

/**
 * Runs programs as Jenkins does: compiled by the real CPS transformer, and saved whenever a step is called, as with the
 * durability that is the default. What cannot be saved fails the step with NotSerializableException.
 */
class Controller {
  static final List<String> symbols = ['string', 'booleanParam', 'password', 'specific', 'lastCompleted', 'usernamePassword']
  static Map globals = [:]
  static Map steps = [:]
  /** The program and the bodies of block steps that run in it. */
  static List running = []
  /** `step: class that cannot be saved`, and the size of the largest state. */
  static List<String> unsaved = []
  static int largest = 0

  private static final CompilerConfiguration transformed = new CompilerConfiguration().with {
    it.addCompilationCustomizers(new CpsTransformer())
    it.scriptBaseClass = ProgramScript.name
    it
  }

  static Script parse(File file) { new GroovyShell(Controller.classLoader, new Binding(), transformed).parse(file) }

  static Object run(String source) { drive(new Continuable(new GroovyShell(Controller.classLoader, new Binding(), transformed).parse(source))) }

  static Object drive(Continuable program) {
    running << program
    try {
      Object result = null
      Throwable failure = null
      while (true) {
        Outcome outcome = program.run0(new Outcome(result, failure))
        if (outcome.isFailure()) { throw outcome.abnormal }
        if (!(outcome.normal instanceof StepCall)) { return outcome.normal }
        StepCall step = outcome.normal
        result = null
        failure = save(step.name)
        if (failure == null) {
          try { result = Controller.steps[step.name].call(*step.given.collect { it instanceof Closure ? bodyOf(it) : it }) }
          catch (Throwable thrown) { failure = thrown }
        }
      }
    } finally { running.remove(running.size() - 1) }
  }

  /** The body of a block step runs as a program of its own while the step waits. */
  private static Closure bodyOf(Closure body) {
    return { Object... given ->
      try { body.call(*given) } catch (CpsCallableInvocation begun) { drive(new Continuable(begun.asBlock())) }
    }
  }

  private static Throwable save(String step) {
    def bytes = new ByteArrayOutputStream()
    try {
      new ObjectOutputStream(bytes).withCloseable { it.writeObject(new ArrayList(running)) }
      largest = Math.max(largest, bytes.size())
      return null
    } catch (NotSerializableException lost) {
      unsaved << "$step: $lost.message".toString()
      return lost
    }
  }
}
