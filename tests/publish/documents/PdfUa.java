import java.io.File;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.LogManager;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds files against veraPDF's profile of PDF/UA-1: a line for each file, then one for each place that breaks a rule. */
public class PdfUa {
    private static final PDFAFlavour UA = PDFAFlavour.PDFUA_1;

    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = profile();
        for (String file : files)
            try (PDFAParser parsed = Foundries.defaultInstance().createParser(new File(file), UA);
                 PDFAValidator validator = ValidatorFactory.createValidator(profile)) {
                ValidationResult result = validator.validate(parsed);
                System.out.println(file + "\t" + profile.getRules().size() + "\t" + result.getTotalAssertions());
                for (TestAssertion broken : result.getTestAssertions())
                    if (broken.getStatus() == TestAssertion.Status.FAILED)
                        System.out.println("\t" + broken.getRuleId().getClause() + "-" + broken.getRuleId().getTestNumber()
                            + "\t" + broken.getMessage() + "\t" + broken.getLocation().getContext());
            }
    }

    /** Reads the profile as it lies in the program; veraPDF itself would ask for JAXB, which Java has no more. */
    private static ValidationProfile profile() throws Exception {
        Document read = DocumentBuilderFactory.newInstance().newDocumentBuilder()
            .parse(PdfUa.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml"));
        Set<Rule> rules = new HashSet<>();
        for (Element rule : all(read.getDocumentElement(), "rule")) {
            Element id = all(rule, "id").get(0), error = all(rule, "error").get(0);
            List<ErrorArgument> none = new ArrayList<>();
            rules.add(Profiles.ruleFromValues(
                Profiles.ruleIdFromValues(PDFAFlavour.Specification.ISO_14289_1, id.getAttribute("clause"),
                    Integer.parseInt(id.getAttribute("testNumber"))),
                rule.getAttribute("object"), rule.hasAttribute("deferred") ? rule.getAttribute("deferred").equals("true") : null,
                rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
                Profiles.errorFromValues(text(error, "message"), none), new ArrayList<>()));
        }
        Set<Variable> variables = new HashSet<>();
        for (Element one : all(read.getDocumentElement(), "variable"))
            variables.add(Profiles.variableFromValues(one.getAttribute("name"), one.getAttribute("object"),
                text(one, "defaultValue"), text(one, "value")));
        return Profiles.profileFromValues(UA, Profiles.defaultProfile().getDetails(), "", rules, variables);
    }

    private static List<Element> all(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        List<Element> held = new ArrayList<>();
        for (int at = 0; at < found.getLength(); at++)
            held.add((Element) found.item(at));
        return held;
    }

    private static String text(Element parent, String name) {
        return all(parent, name).get(0).getTextContent();
    }
}
